package dev.tidemark.retention;

import java.time.Instant;

/**
 * A document that retention deleted.
 *
 * @param position of the entry that says so
 */
public record Deletion(String sha256, String kind, String rule, Instant at, long position) {}
