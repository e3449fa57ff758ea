package dev.tidemark.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to comments that count. Subject: {@link Subject#change}. */
public sealed interface CommentEvent extends Event {

    /**
     * Its text was changed, by the envelope's actor.
     *
     * @param byAuthor whether that was its own author; if not, somebody tampered with it
     */
    record Edited(long change, String comment, boolean byAuthor) implements CommentEvent {}

    record Deleted(long change, String comment) implements CommentEvent {}

    /**
     * A part of an output that did not fit into one comment; only all parts together say what came
     * of each project.
     *
     * @param command whose output it is, in Atlantis' word, such as {@code plan}
     * @param continued whether another comment comes before it
     * @param continues whether another comes after it
     * @param projects how many projects the heading announces; null without it
     * @param sections the pieces of projects' outputs in it, in order
     */
    record Split(
            long change,
            String comment,
            String command,
            boolean continued,
            boolean continues,
            @Nullable Integer projects,
            List<Section> sections)
            implements CommentEvent {

        public Split {
            sections = List.copyOf(sections);
        }
    }

    /**
     * A piece of one project's output.
     *
     * @param project null if its heading stands in the comment before
     * @param outcome null if it stands in another piece
     * @param text for a plan, what can be seen of it
     * @param counts for an apply, those of Terraform's closing line
     * @param said Atlantis' own line of an error or failure
     */
    record Section(
            @Nullable AtlantisProject project,
            @Nullable Outcome outcome,
            @Nullable PlanText text,
            @Nullable PlanCounts counts,
            @Nullable String said) {}

    /** What a piece says became of the command. */
    enum Outcome {
        SUCCEEDED,
        ERRORED,
        FAILED
    }
}
