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
 * @param changes the pull requests that it merged, the newest first
 * @param isByChange whether it ends with the merge of a pull request; else nothing says that all of
 *     its commits came by one
 * @param pusher who pushed it; null if nobody told
 * @param isPusherProved whether a signature says so
 * @param isForced whether it threw commits away
 * @param position of the entry that told it first
 */
public record Landed(
        String revision,
        String title,
        List<String> authors,
        int commits,
        Instant at,
        List<MergedChange> changes,
        boolean isByChange,
        @Nullable Actor pusher,
        boolean isPusherProved,
        boolean isForced,
        long position) {

    public Landed {
        authors = List.copyOf(authors);
        changes = List.copyOf(changes);
    }

    /** The pull request that it is best known by; null if it merged none. */
    public @Nullable MergedChange change() {
        return changes.isEmpty() ? null : changes.getFirst();
    }

    /**
     * A pull request that was merged.
     *
     * @param repository {@code owner/name} as it is called now; null if nobody told
     * @param scrutiny who looked at exactly what was merged
     */
    public record MergedChange(
            @Nullable String repository,
            long number,
            @Nullable String title,
            @Nullable Actor author,
            @Nullable Actor mergedBy,
            Scrutiny scrutiny) {

        /** Who approved exactly what was merged, and had no part in it. */
        public List<Actor> approvers() {
            return scrutiny.approvers();
        }
    }
}
