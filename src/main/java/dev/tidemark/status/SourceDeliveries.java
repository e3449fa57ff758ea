package dev.tidemark.status;

import java.time.Instant;

/** What one source delivered: when last, and in the last 24 hours with which result. */
public record SourceDeliveries(
        String source, Instant lastReceived, long recorded, long kept, long unmappable) {

    public long all() {
        return recorded + kept + unmappable;
    }
}
