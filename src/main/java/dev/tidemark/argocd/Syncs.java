package dev.tidemark.argocd;

import dev.tidemark.argocd.Application.Report;
import dev.tidemark.argocd.Deployment.Outcome;
import dev.tidemark.event.ApplicationEvent.Action;
import dev.tidemark.event.ApplicationEvent.Health;
import dev.tidemark.event.SyncEvent;
import dev.tidemark.event.SyncEvent.Sync;
import dev.tidemark.projection.JoinedFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What syncs made of an application: what is deployed, and the deployments that may still change.
 */
final class Syncs {

    /** More of them wait only where nobody can read the repository, and then for ever. */
    private static final int MOST_UNSETTLED = 20;

    private final Instant time;
    private final boolean learntLater;
    private final List<String> images;
    private final Placement placement;
    private @Nullable Target deployed;
    private @Nullable Instant deployedAt;
    private @Nullable Target base;
    private @Nullable Target partial;
    private final List<DeploymentDraft> drafts = new ArrayList<>();

    Syncs(Application before, Placement placement, JoinedFact fact) {
        this.time = fact.time();
        this.learntLater = fact.learntLater();
        this.images = before.images();
        this.placement = placement;
        this.deployed = before.deployed();
        this.deployedAt = before.deployedAt();
        this.base = before.base();
        this.partial = before.partial();
        before.deployments().forEach(known -> drafts.add(new DeploymentDraft(known)));
        dropSettled();
    }

    /**
     * But for the newest, which is still told images and health, and those of which it may still be
     * told what somebody did.
     */
    private void dropSettled() {
        for (int i = drafts.size() - 2; i >= 0; i--) {
            DeploymentDraft draft = drafts.get(i);
            if (draft.isSettled() && !isRecent(draft)) {
                drafts.remove(i);
            }
        }
        while (drafts.size() > MOST_UNSETTLED) {
            drafts.removeFirst();
        }
    }

    private boolean isRecent(DeploymentDraft draft) {
        Instant endedAt = draft.endedAt();
        return Report.areNear(draft.startedAt(), time)
                || (endedAt != null && Report.areNear(endedAt, time));
    }

    @Nullable Target deployed() {
        return deployed;
    }

    @Nullable Instant deployedAt() {
        return deployedAt;
    }

    @Nullable Target base() {
        return base;
    }

    @Nullable Target partial() {
        return partial;
    }

    /** Another application by the same name. */
    void startAnew() {
        abandon();
        deployed = null;
        deployedAt = null;
        base = null;
        partial = null;
    }

    /** Whatever runs will not be seen to end. */
    void abandon() {
        for (DeploymentDraft draft : drafts) {
            if (draft.isRunning()) {
                draft.end(null, Outcome.NOT_SEEN, null);
            }
        }
    }

    /** Live state equals this target, so nothing is left of what a partial sync did not sync. */
    void equal(Target compared) {
        base = compared;
        if (partial != null) {
            deployed = compared;
            deployedAt = time;
        }
        partial = null;
    }

    /** Where the sync that runs goes to. */
    @Nullable Target running() {
        return !drafts.isEmpty() && drafts.getLast().isRunning() ? drafts.getLast().to() : null;
    }

    @Nullable Instant runningSince() {
        return !drafts.isEmpty() && drafts.getLast().isRunning()
                ? drafts.getLast().startedAt()
                : null;
    }

    /**
     * A sync began, went on or ended.
     *
     * @param health of the application now
     * @return what may have closed a drift; null if this closes none
     */
    Segment.@Nullable Repair apply(
            SyncEvent event, Target to, @Nullable Health health, Map<String, String> digests) {
        DeploymentDraft draft = draftOf(event.sync(), to, digests);
        switch (event) {
            case SyncEvent.Started ignored -> {}
            case SyncEvent.Retried retried -> draft.retry(retried.retry(), retried.message());
            case SyncEvent.Succeeded succeeded -> {
                draft.end(time, Outcome.SUCCEEDED, succeeded.result());
                return succeed(event.sync(), draft, health);
            }
            case SyncEvent.Failed failed -> draft.end(time, Outcome.FAILED, failed.result());
            case SyncEvent.Errored errored -> draft.end(time, Outcome.ERRORED, errored.result());
            case SyncEvent.Terminated terminated ->
                    draft.end(time, Outcome.TERMINATED, terminated.result());
        }
        return null;
    }

    private DeploymentDraft draftOf(Sync sync, Target to, Map<String, String> digests) {
        for (DeploymentDraft known : drafts) {
            if (known.isOf(sync)) {
                known.go(to, digests);
                return known;
            }
        }
        // One runs at a time: that this one began says that the one before has ended.
        abandon();
        var draft =
                new DeploymentDraft(
                        Deployment.begun(sync, deployed, to, images, learntLater, placement));
        draft.settle(digests);
        drafts.add(draft);
        return draft;
    }

    private Segment.Repair succeed(Sync sync, DeploymentDraft draft, @Nullable Health health) {
        Target to = draft.to();
        // A self-heal selects whatever differs, so nothing is left behind it.
        if (sync.selected() == 0 || sync.autoHealAttempts() > 0) {
            deployed = to;
            deployedAt = time;
            base = to;
            partial = null;
        } else {
            partial = to;
        }
        if (health == Health.HEALTHY) {
            // Unless it is seen otherwise before the next sync.
            draft.feel(health, time);
        }
        return new Segment.Repair(time, sync.autoHealAttempts() > 0, sync.by(), draft.from(), to);
    }

    /** Which images run now: after the last sync, as long as no other began. */
    void run(List<String> now) {
        if (!drafts.isEmpty()) {
            drafts.getLast().run(now);
        }
    }

    void feel(Health health) {
        if (!drafts.isEmpty() && drafts.getLast().hasSucceeded()) {
            drafts.getLast().feel(health, time);
        }
    }

    /** Argo CD told that somebody did something, maybe to one of these. */
    void note(Report report) {
        for (DeploymentDraft draft : drafts) {
            Instant endedAt = draft.endedAt();
            boolean isEnd =
                    report.action() == Action.SYNC_TERMINATED
                            && draft.outcome() == Outcome.TERMINATED;
            if (isEnd && endedAt != null && report.isNear(endedAt)) {
                draft.endedBy(report.by());
            }
            boolean isBeginning =
                    report.action() == Action.ROLLBACK_STARTED && draft.isBy(report.by());
            if (isBeginning && report.isNear(draft.startedAt())) {
                draft.isRollback();
            }
        }
    }

    /** More is known of what feeds it. */
    void settle(Map<String, String> digests) {
        drafts.forEach(draft -> draft.settle(digests));
    }

    /** The paths that may still be asked for. */
    void need(Set<String> keys) {
        Pruning.need(keys, deployed, base, partial);
        drafts.forEach(draft -> Pruning.need(keys, draft.from(), draft.to()));
    }

    List<Deployment> deployments(Placement now) {
        return drafts.stream().map(draft -> draft.at(now)).toList();
    }
}
