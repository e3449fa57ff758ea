package dev.tidemark.sandbox.story;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is going to happen, and when. Nothing is in it that did not follow from what happened. */
final class Timeline {

    private final Pace pace;
    private final PriorityQueue<Planned> planned =
            new PriorityQueue<>(
                    Comparator.comparing(Planned::at).thenComparingLong(Planned::order));
    private long order;
    private Instant now;
    private volatile @Nullable Thread teller;

    Timeline(Pace pace, Instant start) {
        this.pace = pace;
        this.now = start;
    }

    /** Something that happens at a moment. */
    interface Act {
        void happen(Instant at);
    }

    private record Planned(Instant at, long order, Act act) {}

    /** After so much working time. */
    void later(Duration work, Act act) {
        plan(pace.afterWork(now, work), act);
    }

    /** After so much time, at night too. */
    void soon(Duration time, Act act) {
        plan(pace.after(now, time), act);
    }

    /** Whether whoever asks is part of what happens in the story, and no stranger beside it. */
    boolean isHappening() {
        return Thread.currentThread().equals(teller);
    }

    private void plan(Instant at, Act act) {
        planned.add(new Planned(at, order, act));
        order++;
    }

    Optional<Instant> next() {
        return Optional.ofNullable(planned.peek()).map(Planned::at);
    }

    /** At a moment, whatever the time of day. */
    void at(Instant moment, Act act) {
        plan(moment, act);
    }

    /** Lets something happen that was not planned; what follows from it is. */
    <T> T beside(Instant moment, Supplier<T> act) {
        now = moment.isAfter(now) ? moment : now;
        teller = Thread.currentThread();
        try {
            return act.get();
        } finally {
            teller = null;
        }
    }

    /** Lets the next thing happen, at the given moment as GitHub will say it: in whole seconds. */
    void happen(Instant stamp) {
        var next = planned.remove();
        now = next.at();
        teller = Thread.currentThread();
        try {
            next.act().happen(stamp.truncatedTo(ChronoUnit.SECONDS));
        } finally {
            teller = null;
        }
    }
}
