package dev.tidemark.sentence;

import dev.tidemark.event.AtlantisCommand;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An Atlantis command as somebody would type it. */
final class CommandLine {

    private CommandLine() {}

    static String of(AtlantisCommand command) {
        var words = new ArrayList<String>();
        words.add(command.verb());
        add(words, "-p", command.project());
        add(words, "-d", command.dir());
        add(words, "-w", command.workspace());
        words.addAll(command.flags());
        if (!command.arguments().isEmpty()) {
            words.add("--");
            words.addAll(command.arguments());
        }
        return String.join(" ", words);
    }

    private static void add(List<String> words, String flag, @Nullable String value) {
        if (value != null) {
            words.add(flag);
            words.add(value);
        }
    }
}
