package dev.tidemark.ingest.atlantis;

import dev.tidemark.event.AtlantisCommand;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a person's comment is to Atlantis. */
sealed interface Typed {

    /** As in {@link AtlantisCommand}. */
    record Command(
            String verb,
            @Nullable String project,
            @Nullable String dir,
            @Nullable String workspace,
            List<String> flags,
            List<String> arguments)
            implements Typed {

        public Command {
            flags = List.copyOf(flags);
            arguments = List.copyOf(arguments);
        }

        AtlantisCommand in(long change, String comment) {
            return new AtlantisCommand(
                    change, comment, verb, project, dir, workspace, flags, arguments);
        }
    }

    /** Atlantis ignores it, or answers without doing anything. */
    record NoCommand(String reason) implements Typed {}

    /** A command whose words do not fit into an entry of the log. */
    record TooLong() implements Typed {}
}
