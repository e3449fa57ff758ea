package dev.tidemark.ingest.policy;

import java.time.Instant;

/** A freeze that began, as the log says, and of which it does not say that it ended. */
record OpenFreeze(Instant from, Instant until) {}
