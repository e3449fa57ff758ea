package dev.tidemark.retention;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something of which nothing may be deleted.
 *
 * @param what subject of a change or of a document
 * @param name the same as people call it
 * @param by login
 * @param position of the entry that says so
 */
record Hold(
        String what,
        String name,
        String reason,
        @Nullable String by,
        Instant since,
        long position) {}
