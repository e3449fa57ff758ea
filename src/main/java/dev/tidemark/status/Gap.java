package dev.tidemark.status;

import java.time.Instant;

/**
 * A time in which a source was not observed.
 *
 * @param source its URI
 * @param missing what no delivery told, as a short sentence
 * @param position of the entry that says so
 */
public record Gap(String source, Instant from, Instant to, String missing, long position) {}
