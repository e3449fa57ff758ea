package dev.tidemark.event;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one sync operation of an Argo CD application. Subject: {@link
 * Subject#application}.
 */
public sealed interface SyncEvent extends Event {

    /** Which operation. */
    Sync sync();

    record Started(Sync sync) implements SyncEvent {}

    /**
     * An attempt did not succeed and another follows.
     *
     * @param retry counted from 1
     */
    record Retried(Sync sync, int retry, @Nullable String message) implements SyncEvent {}

    record Succeeded(Sync sync, Result result) implements SyncEvent {}

    /** A resource or a hook failed. */
    record Failed(Sync sync, Result result) implements SyncEvent {}

    /** Argo CD could not carry it out. */
    record Errored(Sync sync, Result result) implements SyncEvent {}

    /** Somebody, or Argo CD's own time limit, ended it. */
    record Terminated(Sync sync, Result result) implements SyncEvent {}

    /**
     * A sync operation. Anyone who may write Applications may have made up who began it.
     *
     * @param uid the application's
     * @param startedAt identifies the operation, together with who began it; the same over retries
     * @param automated Argo CD began it: automatic sync, self-heal, or a phase of an ApplicationSet
     * @param by {@code initiatedBy.username} as claimed there; null for automatic sync
     * @param revisions that are synced, one per source; empty where the operation follows the
     *     tracked revision and nothing says which that was
     * @param sources that are synced
     * @param selected how many resources it is limited to; 0 if to none
     * @param resources the first 200 of them, as {@code group/Kind/namespace/name}, sorted
     * @param dryRun nothing is changed
     * @param prune whether what left Git is deleted
     * @param autoHealAttempts how often automatic sync has tried to undo a live change; no proof
     *     that there was one
     * @param rollbackTo id of the older entry of {@code status.history} that it goes back to
     * @param info {@code name: value} of what its initiator noted
     */
    record Sync(
            String uid,
            Instant startedAt,
            boolean automated,
            @Nullable String by,
            List<String> revisions,
            List<ApplicationSource> sources,
            int selected,
            List<String> resources,
            boolean dryRun,
            boolean prune,
            int autoHealAttempts,
            @Nullable Long rollbackTo,
            List<String> info) {

        public Sync {
            revisions = List.copyOf(revisions);
            sources = List.copyOf(sources);
            resources = List.copyOf(resources);
            info = List.copyOf(info);
        }
    }

    /**
     * How it ended.
     *
     * @param message Argo CD's own, at most 500 characters
     * @param retries how many attempts failed before
     * @param synced how many resources were synced
     * @param failed the first 100 resources that failed, with their message
     * @param pruned the first 100 resources that were deleted
     * @param pruneSkipped how many left Git and were not deleted
     * @param historyId id of its entry in {@code status.history}; null if it has none
     * @param fromHistory whether that entry is all that is known of it: nobody was watching
     */
    record Result(
            @Nullable String message,
            int retries,
            int synced,
            List<String> failed,
            List<String> pruned,
            int pruneSkipped,
            @Nullable Long historyId,
            boolean fromHistory) {

        public Result {
            failed = List.copyOf(failed);
            pruned = List.copyOf(pruned);
        }
    }
}
