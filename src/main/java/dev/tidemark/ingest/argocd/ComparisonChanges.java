package dev.tidemark.ingest.argocd;

import dev.tidemark.event.ApplicationEvent.Comparison;
import dev.tidemark.event.ApplicationEvent.ComparisonChanged;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What two snapshots say of an application's comparison, and where among its syncs that belongs. A
 * comparison has no time of its own beside {@code reconciledAt}, which a change of a live object
 * leaves alone, and readers decide what is drift by what was synced before a comparison.
 */
final class ComparisonChanges {

    private final @Nullable ApplicationSnapshot before;
    private final ApplicationSnapshot now;
    private final Entries entries;
    private final Timeline timeline;
    private final @Nullable SeenComparison comparison;
    private final @Nullable Instant reconciledAt;
    private boolean waits;

    ComparisonChanges(
            @Nullable ApplicationSnapshot before,
            ApplicationSnapshot now,
            Entries entries,
            Timeline timeline) {
        this.before = before;
        this.now = now;
        this.entries = entries;
        this.timeline = timeline;
        this.comparison = now.comparison();
        this.reconciledAt = now.reconciledAfter(before) ? now.reconciledAt() : null;
        this.waits = comparison != null && isNews(comparison);
    }

    /**
     * Once, and now at the latest. What differs at first sight may have begun to after it was last
     * compared with Git, since live changes leave {@code reconciledAt} as it is; unless a sync has
     * ended since, which is not compared yet.
     */
    void tell() {
        boolean isDated =
                before != null
                        || comparison == null
                        || comparison.status() != Comparison.OUT_OF_SYNC
                        || isStale(ends());
        tell(isDated ? reconciledAt : null);
    }

    /** An automatic sync begins because of a comparison, which is written only after that. */
    void tellBeforeStart(Operation operation) {
        SeenComparison seen = comparison;
        if (seen == null || !isBeforeEnd(operation, seen)) {
            return;
        }
        Instant startedAt = operation.sync().startedAt();
        boolean isCause = operation.sync().automated() && operation.begun().revisions().isEmpty();
        if (isCause
                || isOfSame(operation, seen)
                || (reconciledAt != null && reconciledAt.isBefore(startedAt))) {
            if (before == null && !isStaleBefore(operation)) {
                tellAt(timeline.before(startedAt));
            } else {
                tell(mayBeOfLiveChange(seen) ? startedAt : earlier(startedAt));
            }
        }
    }

    /** Then it began after the last look at Git, and nothing tells when but the repair. */
    private boolean mayBeOfLiveChange(SeenComparison seen) {
        SeenComparison then = before == null ? null : before.comparison();
        return then != null && then.revisions().equals(seen.revisions());
    }

    /** What is not compared anew after a sync is of the time before. */
    void tellBeforeEnd(Operation operation) {
        Instant finishedAt = operation.finishedAt();
        if (comparison != null && finishedAt != null && isBeforeEnd(operation, comparison)) {
            tell(earlier(finishedAt));
        }
    }

    private Instant earlier(Instant other) {
        return reconciledAt != null && reconciledAt.isBefore(other) ? reconciledAt : other;
    }

    /** In doubt it is: to be equal is told at once, and to still differ once that is certain. */
    private boolean isBeforeEnd(Operation operation, SeenComparison seen) {
        if (seen.status() != Comparison.OUT_OF_SYNC) {
            return false;
        }
        Instant finishedAt = operation.finishedAt();
        if (!operation.ended() || finishedAt == null || reconciledAt == null) {
            return true;
        }
        // What was compared before differs from where somebody goes back to, and does so after.
        boolean isElsewhere = !operation.sync().automated() && !isOfSame(operation, seen);
        return reconciledAt.isBefore(finishedAt)
                || (reconciledAt.equals(finishedAt) && !isElsewhere);
    }

    private static boolean isOfSame(Operation operation, SeenComparison seen) {
        return operation.done(operation.result()).revisions().equals(seen.revisions());
    }

    private boolean isNews(SeenComparison seen) {
        SeenComparison then = before == null ? null : before.comparison();
        return then == null || seen.differsFrom(then) || confirms(seen);
    }

    /** Whether it is the first to say that a sync did not make live state equal. */
    private boolean confirms(SeenComparison seen) {
        Instant at = reconciledAt;
        Instant last = before == null ? null : before.reconciledAt();
        return seen.status() == Comparison.OUT_OF_SYNC
                && at != null
                && ends().anyMatch(end -> at.isAfter(end) && (last == null || !last.isAfter(end)));
    }

    private Stream<Instant> ends() {
        return Stream.concat(
                        Stream.of(now.endedAt(), before == null ? null : before.endedAt()),
                        now.history().stream().map(Deployment::deployedAt))
                .filter(Objects::nonNull);
    }

    /** Whether another sync had ended, and live state was not compared with Git after. */
    private boolean isStaleBefore(Operation operation) {
        return isStale(
                now.history().stream()
                        .filter(deployment -> !operation.madeBy(deployment))
                        .map(Deployment::deployedAt));
    }

    private boolean isStale(Stream<Instant> ends) {
        Instant at = reconciledAt;
        return at != null && ends.anyMatch(end -> !at.isAfter(end));
    }

    private void tell(@Nullable Instant source) {
        if (waits) {
            tellAt(timeline.seen(source));
        }
    }

    private void tellAt(Instant time) {
        SeenComparison seen = comparison;
        if (seen == null || !waits) {
            return;
        }
        waits = false;
        var event =
                new ComparisonChanged(
                        now.uid(),
                        seen.status(),
                        seen.revisions(),
                        seen.resources(),
                        seen.count(),
                        seen.digest(),
                        seen.toPrune(),
                        reconciledAt != null,
                        seen.specMoved());
        entries.add(ApplicationFacts.comparison(now, seen), time, event, seen.revisions(), null);
    }
}
