package dev.tidemark.ingest.argocd;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * When the entries of one pair of snapshots happened. Read models fold by time, and an entry older
 * than the last one costs folding its subject again, so:
 *
 * <ul>
 *   <li>Kubernetes' times are whole seconds: one stands for some instant in its second. Taken is
 *       the earliest instant there that is later than everything told before; where the whole
 *       second is before that, its beginning: the entry really comes late.
 *   <li>What Argo CD gives no time to takes the second of {@code reconciledAt} where that moved
 *       with it, and otherwise our clock; never an instant before what was told already.
 *   <li>Entries that fall into one second follow each other by a microsecond, in the order in which
 *       they are asked for: causes first.
 *   <li>A time further in the future than clocks differ is none. Whoever may write applications
 *       could otherwise place all that follows there.
 * </ul>
 */
final class Timeline {

    private static final Duration SKEW = Duration.ofMinutes(5);

    private final @Nullable Instant last;
    private final Instant now;
    private final NavigableSet<Instant> taken = new TreeSet<>();

    /**
     * A timeline.
     *
     * @param last time of the latest entry that was told before
     */
    Timeline(@Nullable Instant last, Instant now) {
        this.last = last;
        this.now = now;
        if (last != null) {
            taken.add(last);
        }
    }

    /** For what the source gives a time to. */
    Instant at(@Nullable Instant source) {
        return source == null || isBeyond(source) ? seen(null) : inSecond(source);
    }

    /**
     * For what the source gives a time to and what certainly followed what was told before: where
     * our clock was ahead or a look came late, the order counts for more than the second.
     */
    Instant after(@Nullable Instant source) {
        boolean isLate = source != null && last != null && source.isBefore(last.minus(SKEW));
        return isLate ? at(source) : seen(source);
    }

    /**
     * For what certainly came before something that the source gives a time to, and is told first:
     * somebody may have told something of that second before.
     */
    Instant before(Instant source) {
        return isBeyond(source) ? seen(null) : take(second(source).minusMillis(1));
    }

    /**
     * For what the source gives no time to.
     *
     * @param reconciledAt if it moved with it
     */
    Instant seen(@Nullable Instant reconciledAt) {
        if (reconciledAt == null || isBeyond(reconciledAt)) {
            return take(taken.isEmpty() ? now : later(now, taken.last()));
        }
        return last == null || second(reconciledAt).plusSeconds(1).isAfter(last)
                ? inSecond(reconciledAt)
                : take(last);
    }

    /** Time of the latest entry by now. */
    Instant last() {
        return taken.isEmpty() ? now : taken.last();
    }

    private boolean isBeyond(Instant source) {
        return source.isAfter(now.plus(SKEW));
    }

    private Instant inSecond(Instant source) {
        Instant second = second(source);
        Instant end = second.plusSeconds(1);
        Instant before = taken.lower(end);
        if (before == null || before.isBefore(second)) {
            return take(second);
        }
        Instant after = next(before);
        return after.isBefore(end) ? take(after) : second;
    }

    private Instant take(Instant earliest) {
        Instant free = earliest;
        while (!taken.add(free)) {
            free = next(free);
        }
        return free;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : next(other);
    }

    private static Instant next(Instant instant) {
        return instant.plus(1, ChronoUnit.MICROS);
    }

    private static Instant second(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS);
    }
}
