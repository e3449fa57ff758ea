package dev.tidemark.ingest.argocd;

import dev.tidemark.event.SyncEvent.Sync;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code status.operationState}: the last operation, also after it ended.
 *
 * @param retries how many attempts failed and were followed by another. Argo CD raises {@code
 *     retryCount} when an attempt has failed, while the phase goes back to {@code Running} and
 *     {@code finishedAt} stays until the next one begins
 * @param sync as it was when the operation was first seen
 * @param result revisions that it synced, as far as it tells
 * @param outcomes of its resources
 * @param wasTerminating whether it was once seen {@code Terminating}
 */
record Operation(
        Phase phase,
        @Nullable Instant finishedAt,
        int retries,
        @Nullable String message,
        Sync sync,
        List<String> result,
        Outcomes outcomes,
        boolean wasTerminating) {

    static final int USER = 100;
    private static final String AUTO = "auto";

    Operation {
        result = List.copyOf(result);
    }

    enum Phase {
        RUNNING,
        TERMINATING,
        SUCCEEDED,
        FAILED,
        ERROR
    }

    /** What became of its resources. */
    record Outcomes(int synced, List<String> failed, List<String> pruned, int pruneSkipped) {

        static final Outcomes UNKNOWN = new Outcomes(0, List.of(), List.of(), 0);

        Outcomes {
            failed = List.copyOf(failed);
            pruned = List.copyOf(pruned);
        }
    }

    /** Who began it, as a key has it. */
    static String initiator(Sync sync) {
        String by = sync.by();
        return by != null ? by : sync.automated() ? AUTO : "";
    }

    boolean ended() {
        return phase == Phase.SUCCEEDED || phase == Phase.FAILED || phase == Phase.ERROR;
    }

    boolean waitingForRetry() {
        return phase == Phase.RUNNING && finishedAt != null && retries > 0;
    }

    boolean sameAs(@Nullable Operation other) {
        return other != null
                && sync.startedAt().equals(other.sync.startedAt())
                && initiator(sync).equals(initiator(other.sync));
    }

    /** A history entry tells who began it only since Argo CD 2.11. */
    boolean madeBy(Deployment deployment) {
        boolean isAnonymous = deployment.by() == null && !deployment.automated();
        boolean isByTheSame =
                deployment.automated() == sync.automated()
                        && Objects.equals(deployment.by(), sync.by());
        return deployment.startedAt().equals(sync.startedAt()) && (isAnonymous || isByTheSame);
    }

    /**
     * The same operation, told as it was first seen: a retry may empty the requested revision, and
     * history may lose the entry that a rollback goes back to.
     */
    Operation continuing(@Nullable Operation then) {
        return then == null || !sameAs(then)
                ? this
                : new Operation(
                        phase,
                        finishedAt,
                        Math.max(retries, then.retries),
                        message,
                        then.sync,
                        result,
                        outcomes,
                        wasTerminating || then.wasTerminating);
    }

    /** As it is told when it begins. */
    Sync begun() {
        return sync.revisions().isEmpty() ? withRevisions(result) : sync;
    }

    /** As it is told when it has ended. */
    Sync done(List<String> revisions) {
        return revisions.isEmpty() ? begun() : withRevisions(revisions);
    }

    private Sync withRevisions(List<String> revisions) {
        return new Sync(
                sync.uid(),
                sync.startedAt(),
                sync.automated(),
                sync.by(),
                revisions,
                sync.sources(),
                sync.selected(),
                sync.resources(),
                sync.dryRun(),
                sync.prune(),
                sync.autoHealAttempts(),
                sync.rollbackTo(),
                sync.info());
    }
}
