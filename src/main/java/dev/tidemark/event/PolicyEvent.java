package dev.tidemark.event;

import java.util.List;

/**
 * What the policy file says. Subject: {@link Subject#policy}; the envelope's revision is the commit
 * that brought it to the default branch, and its time is when that came there.
 */
public sealed interface PolicyEvent extends Event {

    /**
     * A valid policy came into force.
     *
     * @param content the file, as it stands in Git; empty where it was deleted
     */
    record Changed(String content) implements PolicyEvent {}

    /**
     * The file cannot be used; the last valid one stays in force.
     *
     * @param problems each with its place in the file
     */
    record Invalid(List<String> problems) implements PolicyEvent {

        public Invalid {
            problems = List.copyOf(problems);
        }
    }
}
