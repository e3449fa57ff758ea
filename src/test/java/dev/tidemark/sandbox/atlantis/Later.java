package dev.tidemark.sandbox.atlantis;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** How Atlantis takes its time: whoever drives it decides when that has passed. */
@FunctionalInterface
public interface Later {

    void soon(Duration wait, Consumer<Instant> act);
}
