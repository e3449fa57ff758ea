package dev.tidemark.sandbox.openid;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which endpoints fail for a while, because a test wants to see that. */
final class Faults {

    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Clock clock;
    private final Map<String, Instant> until = new ConcurrentHashMap<>();

    Faults(Clock clock) {
        this.clock = clock;
    }

    void fail(String endpoint, Duration time) {
        until.put(endpoint, clock.instant().plus(time.compareTo(LONGEST) > 0 ? LONGEST : time));
    }

    boolean fails(String endpoint) {
        return clock.instant().isBefore(until.getOrDefault(endpoint, Instant.MIN));
    }
}
