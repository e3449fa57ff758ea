package dev.tidemark.approval.effect;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait after so many attempts: ever longer, and not all at the same time. */
final class Backoff {

    private static final Duration SHORTEST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final int DOUBLINGS = 6;

    private final RandomGenerator random;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /**
     * A pause.
     *
     * @param attempts how many failed, from 1
     * @param atLeast what GitHub asks for, or needs
     */
    Duration after(int attempts, Duration atLeast) {
        long doubled = SHORTEST.toMillis() << Math.min(Math.max(attempts, 1) - 1, DOUBLINGS);
        long whole = Math.min(doubled, LONGEST.toMillis());
        long jittered = whole / 2 + random.nextLong(whole / 2 + 1);
        return atLeast.plusMillis(
                atLeast.isZero() ? jittered : random.nextLong(SHORTEST.toMillis()));
    }
}
