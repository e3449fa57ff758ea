package dev.tidemark.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The time that a page shows: the last so many days, or from one time to another.
 *
 * @param from inclusive
 * @param to exclusive; not after now, unless all of it is
 * @param days null if the ends were given
 */
public record DayRange(Instant from, Instant to, @Nullable Integer days) {

    /** The numbers of days that pages offer. */
    public static final List<Integer> OFFERED = List.of(7, 30, 90);

    private static final int USUAL = 30;

    /**
     * Reads the parameters of a page.
     *
     * @param days one of {@link #OFFERED}; not looked at where an end is given
     * @throws BadRequest with the reason
     */
    public static DayRange of(
            @Nullable String days, @Nullable String from, @Nullable String to, Times times) {
        Instant now = times.now();
        Instant begin = Parameters.instant("from", from, times);
        Instant end = Parameters.instant("to", to, times);
        if (begin == null && end == null) {
            int wanted = days(days);
            return new DayRange(now.minus(Duration.ofDays(wanted)), now, wanted);
        }
        Instant last = end == null ? now : end;
        boolean isAllToCome = begin != null && begin.isAfter(now);
        if (last.isAfter(now) && !isAllToCome) {
            last = now;
        }
        Instant first = begin == null ? last.minus(Duration.ofDays(USUAL)) : begin;
        if (!first.isBefore(last)) {
            throw new BadRequest("from is before to, and before now");
        }
        return new DayRange(first, last, null);
    }

    private static int days(@Nullable String value) {
        if (value == null || value.isBlank()) {
            return USUAL;
        }
        long days = Parameters.number("days", value);
        if (!OFFERED.contains((int) Math.min(days, Integer.MAX_VALUE))) {
            throw new BadRequest("days is 7, 30 or 90");
        }
        return (int) days;
    }

    /**
     * A link for each number of days that is offered.
     *
     * @param words what each is called
     */
    public List<FilterBar.Choice> choices(QueryLinks links, Map<Integer, String> words) {
        return OFFERED.stream()
                .map(each ->
                        new FilterBar.Choice(
                                words.getOrDefault(each, each.toString()),
                                links.without("from", "to", "after")
                                        .with("days", each == USUAL ? null : each.toString())
                                        .href(),
                                each.equals(days)))
                .toList();
    }

    public ChartAxis axis() {
        return new ChartAxis(from, to);
    }
}
