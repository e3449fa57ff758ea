package dev.tidemark.sandbox.atlantis;

import java.time.Duration;
import java.util.Random;

/**
 * What the simulated Terraform leaves open. It follows from what is done and not from how often
 * anybody asked before, so that a stranger's comment does not change the rest of the story.
 */
record Fate(long seed) {

    /** With this seed nothing breaks by itself. */
    static final long CALM = 0;

    private static final long SCATTER = 0x9E3779B97F4A7C15L;

    boolean strikes(double probability, Object... what) {
        return seed != CALM && random(what).nextDouble() < probability;
    }

    Duration between(int leastSeconds, int mostSeconds, Object... what) {
        return Duration.ofSeconds(random(what).nextLong(leastSeconds, mostSeconds + 1L));
    }

    private Random random(Object... what) {
        long key = seed;
        for (Object one : what) {
            key = key * 31 + one.toString().hashCode();
        }
        return new Random(key * SCATTER);
    }
}
