package dev.tidemark.project;

import dev.tidemark.sentence.Mark;
import dev.tidemark.sentence.Sentence;
import dev.tidemark.sentence.VisibleText;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One project as pages show it.
 *
 * @param place directory and workspace
 * @param jsonHref the same as JSON
 */
record ProjectView(
        String href,
        String jsonHref,
        VisibleText name,
        VisibleText place,
        String repository,
        String environment,
        @Nullable Applied applied,
        List<InChange> changes,
        @Nullable Lock lock,
        boolean lockWasSeen,
        @Nullable Look look) {

    /** The last apply. */
    record Applied(
            Instant at,
            @Nullable String revision,
            String changeHref,
            String change,
            @Nullable VisibleText by) {}

    /**
     * Where it stands in a pull request.
     *
     * @param remark what is wrong with a plan that waits
     */
    record InChange(Mark state, String href, String change, @Nullable String remark) {}

    /** Who holds it. */
    record Lock(
            String href,
            String change,
            @Nullable VisibleText by,
            Instant since,
            @Nullable String tooLong) {}

    /** What the last look found. */
    record Look(Mark mark, Instant at, String origin) {}

    /** A run of its history. */
    record Run(
            Instant at,
            boolean newDay,
            Mark mark,
            Sentence sentence,
            String href,
            String change,
            String channels,
            long position) {}
}
