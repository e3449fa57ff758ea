package dev.tidemark.posting;

import java.time.Duration;

/** How long to leave somebody alone who did not take what was posted. */
public final class Pauses {

    private static final int DOUBLINGS = 20;

    private Pauses() {}

    /** The first one, doubled with each attempt that failed before, and never longer than so. */
    public static Duration after(int attempts, Duration first, Duration longest) {
        Duration doubled = first.multipliedBy(1L << Math.min(attempts, DOUBLINGS));
        return doubled.compareTo(longest) > 0 ? longest : doubled;
    }
}
