package dev.tidemark.sandbox.github;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** A while in which GitHub answers nothing. */
final class Outage {

    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Clock clock;
    private volatile Instant end = Instant.MIN;

    Outage(Clock clock) {
        this.clock = clock;
    }

    /** Zero ends it. */
    void begin(Duration time) {
        end = clock.instant().plus(time.compareTo(LONGEST) > 0 ? LONGEST : time);
    }

    boolean isOn() {
        return clock.instant().isBefore(end);
    }
}
