package dev.tidemark.sandbox.github;

import java.time.Instant;
import java.util.function.Function;

/** Lets one request after another change something, and says when each of them did. */
public interface Turns {

    /**
     * Waits for its turn and takes it.
     *
     * @param act what it does, at a moment in whole seconds
     */
    <T> T take(Written written, Function<Instant, T> act);
}
