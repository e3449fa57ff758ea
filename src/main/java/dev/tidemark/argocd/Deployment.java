package dev.tidemark.argocd;

import dev.tidemark.event.SyncEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One sync of an application, as far as it deployed something.
 *
 * @param id {@code startedAt} and who began it: what identifies a sync of one application
 * @param endedAt null while it runs, or if nobody saw the end
 * @param change whether it changes what feeds the application: only then it is a deployment
 * @param from what was deployed before; null if nothing was
 * @param to what it deploys
 * @param by who began it, as Argo CD claims; null for Argo CD itself
 * @param selfHeal whether Argo CD took it for a repair; it may still have deployed a commit that
 *     came while another sync ran
 * @param partial whether only some resources were synced
 * @param rollback whether it goes back to an older entry of the history
 * @param message Argo CD's own
 * @param endedBy who terminated it; null if nobody did, or Argo CD did not say
 * @param imagesBefore what ran when it began
 * @param imagesAfter what ran after it, as far as was seen
 * @param healthyAt when the application was healthy after it; null if it was not (yet)
 * @param degradedAt when it was degraded after it; null if it was not
 * @param fromHistory whether only Argo CD's history told of it
 * @param learntLater whether it was learnt after something that happened later
 */
public record Deployment(
        String id,
        Instant startedAt,
        @Nullable Instant endedAt,
        Outcome outcome,
        Difference change,
        @Nullable Target from,
        Target to,
        boolean automated,
        @Nullable String by,
        boolean selfHeal,
        boolean partial,
        boolean rollback,
        int retries,
        @Nullable String message,
        @Nullable String endedBy,
        List<String> imagesBefore,
        List<String> imagesAfter,
        @Nullable Instant healthyAt,
        @Nullable Instant degradedAt,
        boolean fromHistory,
        boolean learntLater,
        Placement placement) {

    /** How it went. */
    public enum Outcome {
        RUNNING,
        SUCCEEDED,
        FAILED,
        ERRORED,
        TERMINATED,
        /** Another sync began, and nobody saw how this one ended. */
        NOT_SEEN
    }

    /** A sync that has just begun. */
    static Deployment begun(
            SyncEvent.Sync sync,
            @Nullable Target from,
            Target to,
            List<String> images,
            boolean learntLater,
            Placement placement) {
        return new Deployment(
                DeploymentDraft.id(sync),
                sync.startedAt(),
                null,
                Outcome.RUNNING,
                Difference.UNKNOWN,
                from,
                to,
                sync.automated(),
                sync.by(),
                sync.autoHealAttempts() > 0,
                sync.selected() > 0,
                sync.rollbackTo() != null,
                0,
                null,
                null,
                images,
                images,
                null,
                null,
                false,
                learntLater,
                placement);
    }
}
