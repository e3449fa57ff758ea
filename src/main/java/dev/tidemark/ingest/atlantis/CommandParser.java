package dev.tidemark.ingest.atlantis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what people type, as Atlantis reads it ({@code server/events/comment_parser.go}): what it
 * ignores, such as a comment with a second line, and what it refuses, such as a word too many, is
 * no command. Which commands an installation allows is not known here.
 */
final class CommandParser {

    /** An entry of the log has to hold the words. */
    private static final int LONGEST = 8_000;

    /** What Go's {@code url.PathEscape} leaves as it is, which is how Atlantis checks it. */
    private static final Pattern WORKSPACE = Pattern.compile("[A-Za-z0-9._~$&+:=@-]*");

    /** They would run Terraform somewhere else, or with other providers. */
    private static final Pattern FORBIDDEN = Pattern.compile("--?(?:chdir|plugin-dir)(?:=.*)?");

    private static final Typed.NoCommand ORDINARY =
            new Typed.NoCommand("a comment that asks nothing of Atlantis");
    private static final Typed.NoCommand REFUSED =
            new Typed.NoCommand("a command that Atlantis refuses");

    private final Set<String> triggers;

    CommandParser(String executable, String botLogin) {
        this.triggers = new HashSet<>(List.of("run", executable, "@" + botLogin));
    }

    Typed parse(String body) {
        String line = body.strip();
        String trigger = line.split("\\s", 2)[0];
        if (trigger.isEmpty() || !triggers.contains(trigger)) {
            return ORDINARY;
        }
        if (line.indexOf('\n') >= 0) {
            return new Typed.NoCommand("a comment of several lines, which Atlantis ignores");
        }
        if (line.length() > LONGEST) {
            return new Typed.TooLong();
        }
        return ShellWords.split(line)
                .filter(words -> words.size() > 1)
                .flatMap(words -> read(words.get(1), words.subList(2, words.size())))
                .map(Typed.class::cast)
                .orElse(REFUSED);
    }

    private static Optional<Typed.Command> read(String word, List<String> arguments) {
        return Verb.called(word)
                .flatMap(verb ->
                        Flags.parse(arguments, verb.valued(), verb.bare())
                                .filter(flags -> verb.takes(flags.words().size()))
                                .flatMap(flags -> command(verb, flags)));
    }

    private static Optional<Typed.Command> command(Verb verb, Flags flags) {
        Deque<String> words = new ArrayDeque<>(flags.words());
        String name = verb.word();
        if (name.equals("state")) {
            name = "state " + words.removeFirst();
            if (!name.equals("state rm")) {
                return Optional.empty();
            }
        }
        String project = flags.value("project");
        String dir = cleaned(flags.value("dir"));
        String workspace = flags.value("workspace");
        boolean twice = project != null && (dir != null || workspace != null);
        boolean outside = dir != null && dir.startsWith("..");
        boolean forbidden =
                flags.extra().stream().anyMatch(extra -> FORBIDDEN.matcher(extra).matches());
        if (twice || outside || forbidden || !isWorkspace(workspace)) {
            return Optional.empty();
        }
        var arguments = new ArrayList<>(words);
        arguments.addAll(flags.extra());
        return Optional.of(
                new Typed.Command(name, project, dir, workspace, flags.others(), arguments));
    }

    private static boolean isWorkspace(@Nullable String workspace) {
        return workspace == null
                || (WORKSPACE.matcher(workspace).matches() && !workspace.contains(".."));
    }

    /** As Go's {@code filepath.Clean} of it below the repository's root. */
    private static @Nullable String cleaned(@Nullable String dir) {
        if (dir == null) {
            return null;
        }
        Deque<String> parts = new ArrayDeque<>();
        for (String part : dir.split("/", -1)) {
            boolean up = part.equals("..");
            if (up && !parts.isEmpty() && !parts.getLast().equals("..")) {
                parts.removeLast();
            } else if (up ? !dir.startsWith("/") : !part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return parts.isEmpty() ? "." : String.join("/", parts);
    }
}
