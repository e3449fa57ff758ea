package dev.tidemark.policy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;

/**
 * When a window is, by the clock on a wall. It begins the first time that the clock shows its
 * beginning and ends the last time that it shows its end, so a clock that is put back makes no
 * freeze shorter. A time that the clock jumps over is when it jumps.
 */
public sealed interface Span {

    /** The times that begin before {@code until} and end after {@code from}, in order. */
    List<Time> times(ZoneId zone, Instant from, Instant until);

    /** From an instant to another, which is not in it. */
    record Time(Instant from, Instant until) {}

    /** Once. */
    record Once(LocalDateTime begin, LocalDateTime end) implements Span {

        @Override
        public List<Time> times(ZoneId zone, Instant from, Instant until) {
            var times = new ArrayList<Time>();
            add(times, new Time(first(zone, begin), last(zone, end)), from, until);
            return times;
        }
    }

    /** Every week; an end that is not after the beginning is in the week after. */
    record Weekly(DayOfWeek beginDay, LocalTime begin, DayOfWeek endDay, LocalTime end)
            implements Span {

        @Override
        public List<Time> times(ZoneId zone, Instant from, Instant until) {
            var times = new ArrayList<Time>();
            // A week for the longest span, and one since days differ by zone.
            LocalDate day =
                    from.atZone(zone)
                            .toLocalDate()
                            .minusWeeks(2)
                            .with(TemporalAdjusters.nextOrSame(beginDay));
            LocalDate after = until.atZone(zone).toLocalDate().plusDays(1);
            for (; day.isBefore(after); day = day.plusWeeks(1)) {
                add(times, beginningOn(day, zone), from, until);
            }
            return times;
        }

        private Time beginningOn(LocalDate day, ZoneId zone) {
            LocalDateTime begins = day.atTime(begin);
            LocalDateTime ends = day.with(TemporalAdjusters.nextOrSame(endDay)).atTime(end);
            return new Time(
                    first(zone, begins),
                    last(zone, ends.isAfter(begins) ? ends : ends.plusWeeks(1)));
        }
    }

    private static void add(List<Time> times, Time time, Instant from, Instant until) {
        // Both ends may lie in the hour that is jumped over.
        if (time.from().isBefore(time.until())
                && time.from().isBefore(until)
                && time.until().isAfter(from)) {
            times.add(time);
        }
    }

    private static Instant first(ZoneId zone, LocalDateTime shown) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(shown);
        return offsets.isEmpty() ? jump(zone, shown) : shown.toInstant(offsets.getFirst());
    }

    private static Instant last(ZoneId zone, LocalDateTime shown) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(shown);
        return offsets.isEmpty() ? jump(zone, shown) : shown.toInstant(offsets.getLast());
    }

    private static Instant jump(ZoneId zone, LocalDateTime skipped) {
        ZoneOffsetTransition gap = zone.getRules().getTransition(skipped);
        return gap.getInstant();
    }
}
