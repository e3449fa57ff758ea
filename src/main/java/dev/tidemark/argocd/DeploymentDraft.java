package dev.tidemark.argocd;

import dev.tidemark.argocd.Deployment.Outcome;
import dev.tidemark.event.ApplicationEvent.Health;
import dev.tidemark.event.SyncEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A deployment while it may change. */
final class DeploymentDraft {

    private final Deployment begun;
    private Target to;
    private Outcome outcome;
    private Difference change;
    private @Nullable Instant endedAt;
    private boolean rollback;
    private int retries;
    private @Nullable String message;
    private @Nullable String endedBy;
    private List<String> images;
    private @Nullable Instant healthyAt;
    private @Nullable Instant degradedAt;
    private boolean fromHistory;

    DeploymentDraft(Deployment known) {
        this.begun = known;
        this.to = known.to();
        this.outcome = known.outcome();
        this.change = known.change();
        this.endedAt = known.endedAt();
        this.rollback = known.rollback();
        this.retries = known.retries();
        this.message = known.message();
        this.endedBy = known.endedBy();
        this.images = known.imagesAfter();
        this.healthyAt = known.healthyAt();
        this.degradedAt = known.degradedAt();
        this.fromHistory = known.fromHistory();
    }

    /** What identifies a sync of one application. */
    static String id(SyncEvent.Sync sync) {
        return sync.startedAt() + "/" + (sync.by() == null ? "" : sync.by());
    }

    boolean isOf(SyncEvent.Sync sync) {
        return begun.id().equals(id(sync));
    }

    boolean isRunning() {
        return outcome == Outcome.RUNNING;
    }

    boolean hasSucceeded() {
        return outcome == Outcome.SUCCEEDED;
    }

    boolean isSettled() {
        return change != Difference.UNKNOWN && !isRunning();
    }

    boolean isBy(String who) {
        return who.equals(begun.by());
    }

    Instant startedAt() {
        return begun.startedAt();
    }

    @Nullable Instant endedAt() {
        return endedAt;
    }

    @Nullable Target from() {
        return begun.from();
    }

    Target to() {
        return to;
    }

    Difference change() {
        return change;
    }

    Outcome outcome() {
        return outcome;
    }

    /** Where it goes, which an operation may say only once it runs. */
    void go(Target target, Map<String, String> digests) {
        if (!target.revisions().isEmpty()) {
            to = target;
        }
        settle(digests);
    }

    /** More is known of what feeds the application. */
    void settle(Map<String, String> digests) {
        // Without any revision nothing is deployed that could be named.
        if (change == Difference.UNKNOWN && !to.revisions().isEmpty()) {
            change = Difference.between(begun.from(), to, digests);
        }
    }

    void retry(int retry, @Nullable String said) {
        if (retry > retries) {
            retries = retry;
            message = said;
        }
    }

    void end(@Nullable Instant at, Outcome how, SyncEvent.@Nullable Result result) {
        endedAt = at;
        outcome = how;
        if (result != null) {
            retries = Math.max(retries, result.retries());
            message = result.message();
            fromHistory = result.fromHistory();
        }
    }

    /** What is said of health counts until the next sync. */
    void feel(Health health, Instant at) {
        switch (health) {
            case HEALTHY -> healthyAt = healthyAt == null ? at : healthyAt;
            case DEGRADED -> {
                healthyAt = null;
                degradedAt = degradedAt == null ? at : degradedAt;
            }
            default -> healthyAt = null;
        }
    }

    void run(List<String> now) {
        images = now;
    }

    void endedBy(String who) {
        endedBy = who;
    }

    void isRollback() {
        rollback = true;
    }

    Deployment at(Placement placement) {
        return new Deployment(
                begun.id(),
                begun.startedAt(),
                endedAt,
                outcome,
                change,
                begun.from(),
                to,
                begun.automated(),
                begun.by(),
                begun.selfHeal(),
                begun.partial(),
                rollback,
                retries,
                message,
                endedBy,
                begun.imagesBefore(),
                images,
                healthyAt,
                degradedAt,
                fromHistory,
                begun.learntLater(),
                placement);
    }
}
