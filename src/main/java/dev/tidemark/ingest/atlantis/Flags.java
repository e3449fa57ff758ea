package dev.tidemark.ingest.atlantis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The words behind a command's name, read as Atlantis' flag library (spf13/pflag) reads them: flags
 * and words may be mixed, {@code --flag value}, {@code --flag=value}, {@code -f value}, {@code
 * -fvalue}, and everything behind {@code --} is Terraform's.
 */
final class Flags {

    private static final Set<String> TRUTHS =
            Set.of("1", "t", "T", "true", "TRUE", "True", "0", "f", "F", "false", "FALSE", "False");
    private static final Map<String, String> SHORT =
            Map.of("d", "dir", "w", "workspace", "p", "project");

    private final Set<String> valued;
    private final Set<String> bare;
    private final Map<String, String> values = new HashMap<>();
    private final List<String> others = new ArrayList<>();
    private final List<String> words = new ArrayList<>();
    private final List<String> extra = new ArrayList<>();

    private Flags(Set<String> valued, Set<String> bare) {
        this.valued = valued;
        this.bare = bare;
    }

    /**
     * Empty if Atlantis refuses them.
     *
     * @param valued flags that take a value
     * @param bare flags that are there or not
     */
    static Optional<Flags> parse(List<String> arguments, Set<String> valued, Set<String> bare) {
        var flags = new Flags(valued, bare);
        return flags.read(new ArrayDeque<>(arguments)) ? Optional.of(flags) : Optional.empty();
    }

    private boolean read(Deque<String> arguments) {
        while (!arguments.isEmpty()) {
            String argument = arguments.removeFirst();
            if (argument.equals("--")) {
                extra.addAll(arguments);
                return true;
            }
            boolean understood = true;
            if (argument.startsWith("--")) {
                understood = readLong(argument.substring(2), arguments);
            } else if (argument.startsWith("-") && argument.length() > 1) {
                understood = readShort(argument.substring(1), arguments);
            } else {
                words.add(argument);
            }
            if (!understood) {
                return false;
            }
        }
        return true;
    }

    private boolean readLong(String flag, Deque<String> following) {
        int equals = flag.indexOf('=');
        String name = equals < 0 ? flag : flag.substring(0, equals);
        String value = equals < 0 ? null : flag.substring(equals + 1);
        if (bare.contains(name)) {
            others.add("--" + flag);
            return value == null || TRUTHS.contains(value);
        }
        return valued.contains(name) && set(name, value == null ? following.pollFirst() : value);
    }

    private boolean readShort(String flag, Deque<String> following) {
        String name = SHORT.get(flag.substring(0, 1));
        String rest = flag.substring(1);
        if (name == null || !valued.contains(name)) {
            return false;
        }
        if (rest.isEmpty()) {
            return set(name, following.pollFirst());
        }
        return set(name, rest.startsWith("=") ? rest.substring(1) : rest);
    }

    private boolean set(String name, @Nullable String value) {
        if (value == null) {
            return false;
        }
        values.put(name, value);
        if (!SHORT.containsValue(name)) {
            others.add("--" + name + "=" + value);
        }
        return true;
    }

    /** Null if it was not given, or given empty, which is the same to Atlantis. */
    @Nullable String value(String name) {
        String value = values.get(name);
        return value == null || value.isEmpty() ? null : value;
    }

    /** Every flag that says not where to run, in order. */
    List<String> others() {
        return others;
    }

    /** What is no flag and stands before {@code --}. */
    List<String> words() {
        return words;
    }

    /** What stands behind {@code --}. */
    List<String> extra() {
        return extra;
    }
}
