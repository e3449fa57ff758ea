package dev.tidemark.event;

import java.time.Instant;
import java.util.UUID;

/**
 * An entry of the log, decoded.
 *
 * @param position its place in the log, from 0 without holes
 * @param id UUIDv5 of type, fact and proof
 * @param recordedAt when the log took it; never decreases with position
 */
public record Recorded<E extends Event>(
        long position, UUID id, Instant recordedAt, Envelope envelope, E event) {

    public Instant time() {
        return envelope.time();
    }
}
