package dev.tidemark.status;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Deliveries of one kind that hold nothing which this version records.
 *
 * @param event the source's name of the event
 * @param lastReceived when the latest of them arrived
 */
public record KeptDeliveries(
        String source, String event, @Nullable String reason, long count, Instant lastReceived) {}
