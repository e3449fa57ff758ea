package dev.tidemark.commit;

import dev.tidemark.event.Actor;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One push: most often a pull request that was merged.
 *
 * @param revision what the branch came to
 * @param title of the pull request, else of the newest commit
 * @param authors of its commits, as far as they have accounts
 * @param commits how many
 * @param at when it was pushed
 * @param change the pull request it merged; null if it merged none
 */
public record Landed(
        String revision,
        String title,
        List<String> authors,
        int commits,
        Instant at,
        @Nullable MergedChange change) {

    /**
     * A pull request that was merged.
     *
     * @param repository {@code owner/name} as it is called now; null if nobody told
     * @param approvers who approved exactly what was merged, and had no part in it
     */
    public record MergedChange(
            @Nullable String repository,
            long number,
            @Nullable String title,
            @Nullable Actor author,
            @Nullable Actor mergedBy,
            List<Actor> approvers) {}
}
