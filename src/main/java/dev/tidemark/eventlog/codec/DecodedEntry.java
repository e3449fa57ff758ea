package dev.tidemark.eventlog.codec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.event.Envelope;
import dev.tidemark.event.Event;
import dev.tidemark.event.Recorded;
import java.time.Instant;
import java.util.UUID;

/**
 * An entry whose event is still JSON, in the current version's structure: what a join by fact works
 * on.
 */
public record DecodedEntry(
        long position,
        UUID id,
        Instant recordedAt,
        Envelope envelope,
        String type,
        ObjectNode data) {

    /** The same with its event made. */
    public <E extends Event> Recorded<E> recorded(E event) {
        return new Recorded<>(position, id, recordedAt, envelope, event);
    }
}
