package dev.tidemark.sandbox.github;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** The secondary limit on what makes content: so much in a minute, and in an hour, by anybody. */
final class ContentLimit {

    static final int IN_A_MINUTE = 80;
    static final int IN_AN_HOUR = 500;

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private final Clock clock;
    private final Map<Long, Deque<Instant>> made = new HashMap<>();

    ContentLimit(Clock clock) {
        this.clock = clock;
    }

    /** Counts one more, or refuses it. */
    synchronized void count(Account by) {
        var now = clock.instant();
        var times = made.computeIfAbsent(by.id(), first -> new ArrayDeque<>());
        while (!times.isEmpty() && times.peek().plus(HOUR).isBefore(now)) {
            times.remove();
        }
        long lately = times.stream().filter(one -> one.plus(MINUTE).isAfter(now)).count();
        if (lately >= IN_A_MINUTE || times.size() >= IN_AN_HOUR) {
            throw new ApiError(
                    403,
                    "You have exceeded a secondary rate limit and have been temporarily blocked"
                            + " from content creation. Please retry your request again later.",
                    Map.of("Retry-After", Long.toString(MINUTE.toSeconds())));
        }
        times.add(now);
    }
}
