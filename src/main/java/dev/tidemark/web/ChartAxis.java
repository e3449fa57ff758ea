package dev.tidemark.web;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time drawn from left to right. Places on it are percent of its length, so that a
 * chart fits every width while its text keeps its size.
 *
 * @param from inclusive
 * @param to exclusive; after {@code from}
 */
public record ChartAxis(Instant from, Instant to) {

    /** What is shorter is drawn so wide, or nobody could see it. */
    static final double NARROWEST = 0.4;

    /** Days beyond this many are not drawn one by one. */
    private static final int MOST_WEEKENDS = 45;

    public ChartAxis {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("an axis needs a length: " + from + " to " + to);
        }
    }

    /**
     * A stretch that begins in it, ends in it or fills it.
     *
     * @param x of its left end, in percent
     * @param width in percent
     * @param beganBefore whether its beginning is cut off
     * @param endsAfter whether its end is cut off, or has not come
     */
    public record Span(double x, double width, boolean beganBefore, boolean endsAfter) {

        public double end() {
            return rounded(x + width);
        }
    }

    /**
     * A day of it.
     *
     * @param width in percent, cut at the ends of the axis
     * @param hasLabel whether its name has room
     */
    public record Day(
            LocalDate date,
            Instant start,
            double x,
            double width,
            boolean weekend,
            boolean hasLabel) {}

    /** Where an instant stands, in percent; one outside stands at the nearer end. */
    public double at(Instant instant) {
        if (!instant.isAfter(from)) {
            return 0;
        }
        if (!instant.isBefore(to)) {
            return 100;
        }
        return rounded(100 * seconds(from, instant) / seconds(from, to));
    }

    public boolean holds(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(to);
    }

    /**
     * Where a stretch of time stands, cut at both ends; nothing if it is wholly outside.
     *
     * @param end null if it has not come
     */
    public Optional<Span> span(Instant begin, @Nullable Instant end) {
        boolean isOver = end != null && !end.isAfter(from) && !begin.equals(from);
        if (!begin.isBefore(to) || isOver || (end != null && end.isBefore(begin))) {
            return Optional.empty();
        }
        double width = Math.max(NARROWEST, (end == null ? 100 : at(end)) - at(begin));
        double x = Math.min(at(begin), 100 - width);
        return Optional.of(
                new Span(
                        rounded(x),
                        rounded(width),
                        begin.isBefore(from),
                        end == null || end.isAfter(to)));
    }

    /**
     * Every day that it touches, in order; only those with a label where there are too many.
     *
     * @param labels how many labels there is room for
     */
    public List<Day> days(ZoneId zone, int labels) {
        LocalDate first = from.atZone(zone).toLocalDate();
        LocalDate last = to.minusNanos(1).atZone(zone).toLocalDate();
        long count = last.toEpochDay() - first.toEpochDay() + 1;
        long step = Math.max(1, Math.ceilDiv(count, labels));
        var days = new ArrayList<Day>();
        for (long i = 0; i < count; i += count > MOST_WEEKENDS ? step : 1) {
            days.add(day(first.plusDays(i), zone, i % step == 0));
        }
        return days;
    }

    private Day day(LocalDate date, ZoneId zone, boolean isLabelled) {
        Instant start = date.atStartOfDay(zone).toInstant();
        double x = at(start);
        double width = at(date.plusDays(1).atStartOfDay(zone).toInstant()) - x;
        boolean weekend =
                date.getDayOfWeek() == DayOfWeek.SATURDAY
                        || date.getDayOfWeek() == DayOfWeek.SUNDAY;
        // A label stands right of its line, and at the right end nothing has room.
        return new Day(date, start, x, rounded(width), weekend, isLabelled && x < 94);
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }

    static double rounded(double percent) {
        return Math.round(percent * 100) / 100.0;
    }
}
