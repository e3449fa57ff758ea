package dev.tidemark.sandbox.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PaceTest {

    /** A Monday, 17:12 in Seoul. */
    private static final Instant LIVE = Instant.parse("2026-11-23T08:12:00Z");

    private final Pace pace = new Pace(LIVE, 60);

    @Test
    void peopleGoHomeInTheEvening() {
        var eveningOfThursday = Instant.parse("2026-11-19T09:30:00Z");

        assertThat(pace.afterWork(eveningOfThursday, Duration.ofMinutes(30)))
                .isEqualTo("2026-11-20T00:30:00Z");
    }

    @Test
    void peopleDoNotWorkAtWeekends() {
        var eveningOfFriday = Instant.parse("2026-11-20T09:30:00Z");

        assertThat(pace.afterWork(eveningOfFriday, Duration.ofMinutes(30)))
                .isEqualTo("2026-11-23T00:30:00Z");
    }

    @Test
    void machinesWorkAtNight() {
        var eveningOfFriday = Instant.parse("2026-11-20T09:30:00Z");

        assertThat(pace.after(eveningOfFriday, Duration.ofMinutes(30)))
                .isEqualTo("2026-11-20T10:00:00Z");
    }

    @Test
    void whatReachesIntoThePresentGoesOnFaster() {
        var shortlyBefore = LIVE.minus(Duration.ofMinutes(10));

        assertThat(pace.afterWork(shortlyBefore, Duration.ofMinutes(70)))
                .isEqualTo(LIVE.plus(Duration.ofMinutes(1)));
        assertThat(pace.after(shortlyBefore, Duration.ofMinutes(70)))
                .isEqualTo(LIVE.plus(Duration.ofMinutes(1)));
    }

    @Test
    void nobodyWaitsForMorningOnceTheStoryIsLive() {
        var sunday = Instant.parse("2026-11-22T03:00:00Z");
        var friday = Instant.parse("2026-11-20T09:39:00Z");

        assertThat(new Pace(sunday, 60).afterWork(friday, Duration.ofMinutes(61)))
                .isEqualTo(sunday.plus(Duration.ofMinutes(1)));
    }
}
