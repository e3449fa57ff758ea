package dev.tidemark.eventlog;

import dev.tidemark.event.Event;
import dev.tidemark.event.Recorded;
import dev.tidemark.eventlog.codec.DecodedEntry;
import dev.tidemark.eventlog.codec.EntryCodec;

/**
 * An entry as it is stored.
 *
 * @param bytes canonical JSON in UTF-8: the row, the export line and the leaf of the tree
 */
public record StoredEntry(long position, byte[] bytes) {

    /** The event and its envelope. */
    public Recorded<Event> decode() {
        return EntryCodec.decode(position, bytes);
    }

    /** The envelope and the event's data, still as JSON. */
    public DecodedEntry parse() {
        return EntryCodec.parse(position, bytes);
    }
}
