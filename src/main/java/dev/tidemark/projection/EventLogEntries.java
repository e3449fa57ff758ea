package dev.tidemark.projection;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.event.Event;
import dev.tidemark.eventlog.EventLog;
import dev.tidemark.eventlog.StoredEntry;
import dev.tidemark.eventlog.codec.DecodedEntry;
import dev.tidemark.eventlog.codec.EntryCodec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The event log, decoded once for all projections. */
final class EventLogEntries implements LogEntries {

    /**
     * An entry may have 64 KiB, so memory is bounded by reading few at a time until it is enough.
     */
    private static final int READ_AT_ONCE = 200;

    private static final int ENOUGH_BYTES = 4 << 20;

    private final EventLog log;

    EventLogEntries(EventLog log) {
        this.log = log;
    }

    @Override
    public List<Entry> from(long position, int limit) {
        var entries = new ArrayList<Entry>();
        int bytes = 0;
        while (entries.size() < limit && bytes < ENOUGH_BYTES) {
            int wanted = Math.min(READ_AT_ONCE, limit - entries.size());
            List<StoredEntry> stored = log.read(position + entries.size(), wanted);
            for (StoredEntry entry : stored) {
                bytes += entry.bytes().length;
                entries.add(entry(entry));
            }
            if (stored.size() < wanted) {
                break;
            }
        }
        return entries;
    }

    @Override
    public List<Entry> at(Collection<Long> positions) {
        return log.read(List.copyOf(positions)).stream().map(EventLogEntries::entry).toList();
    }

    private static Entry entry(StoredEntry stored) {
        DecodedEntry parsed = stored.parse();
        Event event = EntryCodec.event(parsed.type(), parsed.data());
        return new Entry(parsed.type(), parsed.recorded(event), parsed.data());
    }

    @Override
    public Event event(String type, ObjectNode data) {
        return EntryCodec.event(type, data);
    }
}
