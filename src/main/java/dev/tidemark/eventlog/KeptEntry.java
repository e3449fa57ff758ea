package dev.tidemark.eventlog;

import java.time.Instant;
import java.util.UUID;

/** A whole row of {@code log.entry}: the entry, and what stands beside it. */
record KeptEntry(StoredEntry entry, UUID id, String subject, Instant recordedAt) {

    long position() {
        return entry.position();
    }
}
