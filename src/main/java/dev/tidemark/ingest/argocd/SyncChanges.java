package dev.tidemark.ingest.argocd;

import dev.tidemark.event.SyncEvent;
import dev.tidemark.event.SyncEvent.Result;
import dev.tidemark.event.SyncEvent.Sync;
import dev.tidemark.ingest.argocd.Operation.Outcomes;
import dev.tidemark.ingest.argocd.Operation.Phase;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What two snapshots say of syncs. An operation is replaced by the next one, so several may have
 * come and gone between the two: of those only what {@code status.history} proves is told, which is
 * full success. How else one ended is not known, and nothing is invented.
 */
final class SyncChanges {

    private static final int MOST_RETRIES = 100;

    private final @Nullable ApplicationSnapshot before;
    private final ApplicationSnapshot now;
    private final Entries entries;
    private final Timeline timeline;
    private final ComparisonChanges comparison;

    SyncChanges(
            @Nullable ApplicationSnapshot before,
            ApplicationSnapshot now,
            Entries entries,
            Timeline timeline,
            ComparisonChanges comparison) {
        this.before = before;
        this.now = now;
        this.entries = entries;
        this.timeline = timeline;
        this.comparison = comparison;
    }

    void tell() {
        Operation then = before == null ? null : before.operation();
        Operation current = now.operation();
        tellUnseen(then, current);
        if (then != null && !then.ended() && !then.sameAs(current)) {
            tellProvenEnd(then);
        }
        if (current != null) {
            tellProgress(then != null && then.sameAs(current) ? then : null, current);
        }
    }

    /** This was the last version: of a sync that still ran, its history may tell the end. */
    void tellEndOfLast() {
        Operation current = now.operation();
        if (current != null && !current.ended()) {
            tellProvenEnd(current);
        }
    }

    /** Syncs whose operation nobody saw. */
    private void tellUnseen(@Nullable Operation then, @Nullable Operation current) {
        List<Deployment> known = before == null ? List.of() : before.history();
        now.history().stream()
                .filter(deployment -> !deployment.isIn(known))
                .filter(deployment -> current == null || !current.madeBy(deployment))
                .filter(deployment -> then == null || !then.madeBy(deployment))
                .forEach(deployment -> tellSucceeded(deployment, unseen(deployment), 0));
    }

    private Sync unseen(Deployment deployment) {
        List<Deployment> earlier =
                now.history().stream()
                        .filter(other -> other.startedAt().isBefore(deployment.startedAt()))
                        .toList();
        return new Sync(
                now.uid(),
                deployment.startedAt(),
                deployment.automated(),
                deployment.by(),
                deployment.revisions(),
                deployment.sources(),
                0,
                List.of(),
                false,
                false,
                0,
                deployment.automated()
                        ? null
                        : Rollback.to(earlier, deployment.revisions(), deployment.sources()),
                List.of());
    }

    private void tellProvenEnd(Operation then) {
        Stream.of(now.history(), before == null ? List.<Deployment>of() : before.history())
                .flatMap(List::stream)
                .filter(then::madeBy)
                .findFirst()
                .ifPresent(deployment ->
                        tellSucceeded(
                                deployment, then.done(deployment.revisions()), then.retries()));
    }

    private void tellSucceeded(Deployment deployment, Sync sync, int retries) {
        var result = new Result(null, retries, 0, List.of(), List.of(), 0, deployment.id(), true);
        add(
                "succeeded",
                0,
                timeline.after(deployment.deployedAt()),
                new SyncEvent.Succeeded(sync, result));
    }

    /**
     * From what was known of it to what is known now.
     *
     * @param then null if it was not seen before
     */
    private void tellProgress(@Nullable Operation then, Operation current) {
        if (then == null) {
            comparison.tellBeforeStart(current);
            Sync sync = current.begun();
            add("started", 0, timeline.after(sync.startedAt()), new SyncEvent.Started(sync));
        }
        if (then != null && then.ended()) {
            return;
        }
        tellRetries(then == null ? 0 : then.retries(), current);
        if (current.ended()) {
            comparison.tellBeforeEnd(current);
            tellEnd(current);
        }
    }

    /**
     * A raised count proves as many failed attempts. When one failed is known only while the next
     * is waited for; of the others, only until when it must have been.
     */
    private void tellRetries(int known, Operation current) {
        int first = Math.max(known + 1, current.retries() - MOST_RETRIES + 1);
        for (int retry = first; retry <= current.retries(); retry++) {
            boolean isWaitedFor = retry == current.retries() && current.waitingForRetry();
            add(
                    "retried",
                    retry,
                    timeline.after(current.finishedAt()),
                    new SyncEvent.Retried(
                            current.begun(), retry, isWaitedFor ? current.message() : null));
        }
    }

    private void tellEnd(Operation current) {
        Sync sync = current.done(current.result());
        Result result = result(current);
        Instant time = timeline.after(current.finishedAt());
        if (current.phase() == Phase.SUCCEEDED) {
            add("succeeded", 0, time, new SyncEvent.Succeeded(sync, result));
        } else if (current.wasTerminating()) {
            add("terminated", 0, time, new SyncEvent.Terminated(sync, result));
        } else if (current.phase() == Phase.FAILED) {
            add("failed", 0, time, new SyncEvent.Failed(sync, result));
        } else {
            add("errored", 0, time, new SyncEvent.Errored(sync, result));
        }
    }

    private Result result(Operation current) {
        Outcomes outcomes = current.outcomes();
        Long historyId =
                now.history().stream()
                        .filter(current::madeBy)
                        .map(Deployment::id)
                        .findFirst()
                        .orElse(null);
        return new Result(
                current.message(),
                current.retries(),
                outcomes.synced(),
                outcomes.failed(),
                outcomes.pruned(),
                outcomes.pruneSkipped(),
                historyId,
                false);
    }

    private void add(String phase, int retry, Instant time, SyncEvent event) {
        Sync sync = event.sync();
        entries.add(
                ApplicationFacts.sync(sync, phase, retry),
                time,
                event,
                sync.revisions(),
                isBegun(event) && !sync.automated() ? sync.by() : null);
    }

    /** Who began it need not be who ended it. */
    private static boolean isBegun(SyncEvent event) {
        return event instanceof SyncEvent.Started
                || (event instanceof SyncEvent.Succeeded succeeded
                        && succeeded.result().fromHistory());
    }
}
