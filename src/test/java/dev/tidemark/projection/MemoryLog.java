package dev.tidemark.projection;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.event.Event;
import dev.tidemark.event.NewEntry;
import dev.tidemark.eventlog.codec.DecodedEntry;
import dev.tidemark.eventlog.codec.EncodedEntry;
import dev.tidemark.eventlog.codec.EntryCodec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A log that forgets, with the real one's bytes and its rule that an id is recorded once. */
final class MemoryLog implements LogEntries {

    private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

    private final List<Entry> entries = new ArrayList<>();
    private final Set<UUID> ids = new HashSet<>();

    void append(Collection<NewEntry> told) {
        for (NewEntry entry : told) {
            EncodedEntry encoded = EntryCodec.encode(entry, 1, (field, text) -> text);
            if (ids.add(encoded.id())) {
                long position = entries.size();
                DecodedEntry parsed =
                        EntryCodec.parse(position, encoded.recordedAt(START.plusSeconds(position)));
                Event event = EntryCodec.event(parsed.type(), parsed.data());
                entries.add(new Entry(parsed.type(), parsed.recorded(event), parsed.data()));
            }
        }
    }

    @Override
    public List<Entry> from(long position, int limit) {
        return entries.stream().skip(position).limit(limit).toList();
    }

    @Override
    public List<Entry> at(Collection<Long> positions) {
        return positions.stream().map(position -> entries.get(position.intValue())).toList();
    }

    @Override
    public Event event(String type, ObjectNode data) {
        return EntryCodec.event(type, data);
    }
}
