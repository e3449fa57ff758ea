package dev.tidemark.ingest.policy;

import dev.tidemark.event.ChangeEvent;
import dev.tidemark.event.Envelope;
import dev.tidemark.event.Event;
import dev.tidemark.event.PolicyEvent;
import dev.tidemark.event.Recorded;
import dev.tidemark.event.RevisionEvent.Pushed;
import dev.tidemark.event.WindowEvent;
import dev.tidemark.eventlog.EventLog;
import dev.tidemark.eventlog.StoredEntry;
import dev.tidemark.eventlog.codec.EventTypes;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what was appended to the log about one repository. */
final class LogTail {

    private static final int BATCH = 500;
    private static final Set<String> READ =
            Stream.<Class<? extends Event>>of(
                            PolicyEvent.Changed.class,
                            PolicyEvent.Invalid.class,
                            WindowEvent.Frozen.class,
                            WindowEvent.Thawed.class,
                            Pushed.class,
                            ChangeEvent.Opened.class,
                            ChangeEvent.Updated.class,
                            ChangeEvent.Reopened.class)
                    .map(EventTypes::nameOf)
                    .collect(Collectors.toUnmodifiableSet());

    private final EventLog log;
    private final String name;

    /**
     * Of this repository.
     *
     * @param name {@code owner/name}
     */
    LogTail(EventLog log, String name) {
        this.log = log;
        this.name = name;
    }

    /** With every entry that the log holds now. */
    Known read(Known before) {
        Known known = before;
        List<StoredEntry> entries = log.read(known.next(), BATCH);
        while (!entries.isEmpty()) {
            for (StoredEntry entry : entries) {
                if (READ.contains(entry.parse().type())) {
                    known = withEntry(known, entry.decode());
                }
            }
            known = known.readTo(entries.getLast().position() + 1);
            entries = log.read(known.next(), BATCH);
        }
        return known;
    }

    private Known withEntry(Known known, Recorded<Event> entry) {
        Envelope envelope = entry.envelope();
        boolean isById =
                known.repository() != null && known.repository().equals(envelope.repository());
        boolean isByName = ("/" + name).equalsIgnoreCase(envelope.source().getPath());
        return isById || isByName ? known.after(entry) : known;
    }
}
