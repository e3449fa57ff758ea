package dev.tidemark.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.policy.Span.Time;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SpanProperties {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** Clocks that jump an hour at night, half an hour, at midnight, and over a whole day. */
    private static final List<ZoneId> ZONES =
            List.of(
                    BERLIN,
                    ZoneId.of("Australia/Lord_Howe"),
                    ZoneId.of("Africa/Cairo"),
                    ZoneId.of("America/St_Johns"),
                    ZoneId.of("Asia/Kathmandu"),
                    ZoneId.of("UTC"));

    @Property(tries = 500)
    void weekIsOnExactlyWhileTheClockSaysSo(
            @ForAll("weeks") Span.Weekly week,
            @ForAll("zones") ZoneId zone,
            @ForAll("instants") Instant instant) {
        // On a day of a jump the clock alone does not tell.
        Assume.that(
                zone.getRules()
                        .getOffset(instant.minus(8, ChronoUnit.DAYS))
                        .equals(zone.getRules().getOffset(instant.plus(8, ChronoUnit.DAYS))));

        assertThat(isOn(week, zone, instant)).isEqualTo(saysTheClock(week, instant.atZone(zone)));
    }

    @Property(tries = 500)
    void jumpMakesNoFreezeShorterThanTheClockShows(
            @ForAll("weeks") Span.Weekly week,
            @ForAll("zones") ZoneId zone,
            @ForAll("instants") Instant instant) {
        // Whoever looks at the clock and sees a time inside is frozen, whichever hour that is.
        if (saysTheClock(week, instant.atZone(zone))) {
            assertThat(isOn(week, zone, instant)).isTrue();
        }
    }

    @Property(tries = 300)
    void whatIsAskedForDoesNotChangeTheTimes(
            @ForAll("weeks") Span.Weekly week,
            @ForAll("zones") ZoneId zone,
            @ForAll("instants") Instant instant) {
        Instant end = instant.plus(30, ChronoUnit.DAYS);
        List<Time> wide =
                week.times(zone, instant.minus(40, ChronoUnit.DAYS), end.plus(40, ChronoUnit.DAYS));

        assertThat(week.times(zone, instant, end))
                .isEqualTo(
                        wide.stream()
                                .filter(time ->
                                        time.from().isBefore(end) && time.until().isAfter(instant))
                                .toList());
    }

    @Test
    void timesThatAreSkippedAreWhenTheClockJumps() {
        Instant jump = Instant.parse("2026-03-29T01:00:00Z");

        assertThat(once("2026-03-29T02:30", "2026-03-29T04:00"))
                .containsExactly(new Time(jump, Instant.parse("2026-03-29T02:00:00Z")));
        assertThat(once("2026-03-29T01:00", "2026-03-29T02:30"))
                .containsExactly(new Time(Instant.parse("2026-03-29T00:00:00Z"), jump));
        assertThat(once("2026-03-29T02:10", "2026-03-29T02:50")).isEmpty();
    }

    @Test
    void timesThatComeTwiceBeginEarlyAndEndLate() {
        assertThat(once("2026-10-25T02:30", "2026-10-25T02:45"))
                .containsExactly(
                        new Time(
                                Instant.parse("2026-10-25T00:30:00Z"),
                                Instant.parse("2026-10-25T01:45:00Z")));
    }

    @Test
    void weekendIsLongerOrShorterByTheHourThatIsMissing() {
        var weekend =
                new Span.Weekly(
                        DayOfWeek.FRIDAY,
                        LocalTime.of(16, 0),
                        DayOfWeek.MONDAY,
                        LocalTime.of(8, 0));

        assertThat(
                        weekend.times(
                                BERLIN,
                                Instant.parse("2026-03-28T00:00:00Z"),
                                Instant.parse("2026-03-28T00:00:01Z")))
                .containsExactly(
                        new Time(
                                Instant.parse("2026-03-27T15:00:00Z"),
                                Instant.parse("2026-03-30T06:00:00Z")));
    }

    private static List<Time> once(String begin, String end) {
        return new Span.Once(LocalDateTime.parse(begin), LocalDateTime.parse(end))
                .times(
                        BERLIN,
                        Instant.parse("2026-01-01T00:00:00Z"),
                        Instant.parse("2027-01-01T00:00:00Z"));
    }

    private static boolean isOn(Span span, ZoneId zone, Instant instant) {
        return span.times(zone, instant, instant.plusNanos(1)).stream()
                .anyMatch(time -> !instant.isBefore(time.from()) && instant.isBefore(time.until()));
    }

    /** Independent of any date: minutes since Monday. */
    private static boolean saysTheClock(Span.Weekly week, ZonedDateTime shown) {
        int begin = minute(week.beginDay(), week.begin());
        int end = minute(week.endDay(), week.end());
        int now = minute(shown.getDayOfWeek(), shown.toLocalTime());
        return begin < end ? begin <= now && now < end : begin <= now || now < end;
    }

    private static int minute(DayOfWeek day, LocalTime time) {
        return (day.getValue() - 1) * 24 * 60 + time.getHour() * 60 + time.getMinute();
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(ZONES);
    }

    @Provide
    Arbitrary<Span.Weekly> weeks() {
        Arbitrary<DayOfWeek> days = Arbitraries.of(DayOfWeek.class);
        Arbitrary<LocalTime> times =
                Arbitraries.integers()
                        .between(0, 24 * 4 - 1)
                        .map(quarter -> LocalTime.of(quarter / 4, quarter % 4 * 15));
        return Combinators.combine(days, times, days, times)
                .as(Span.Weekly::new)
                .filter(week ->
                        minute(week.beginDay(), week.begin()) != minute(week.endDay(), week.end()));
    }

    /** Half of them in the nights in which clocks are put forward or back. */
    @Provide
    Arbitrary<Instant> instants() {
        Arbitrary<Instant> any =
                Arbitraries.longs()
                        .between(
                                Instant.parse("2024-01-01T00:00:00Z").getEpochSecond() / 60,
                                Instant.parse("2028-01-01T00:00:00Z").getEpochSecond() / 60)
                        .map(minute -> Instant.ofEpochSecond(minute * 60));
        Arbitrary<Instant> jumps =
                Combinators.combine(
                                Arbitraries.of(ZONES.subList(0, 4)),
                                any,
                                Arbitraries.integers().between(-36 * 60, 36 * 60))
                        .as((zone, near, minutes) ->
                                zone.getRules()
                                        .nextTransition(near)
                                        .getInstant()
                                        .plus(minutes, ChronoUnit.MINUTES));
        return Arbitraries.oneOf(any, jumps);
    }
}
