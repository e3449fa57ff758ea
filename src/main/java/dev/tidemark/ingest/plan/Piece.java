package dev.tidemark.ingest.plan;

import org.jspecify.annotations.Nullable;

/**
 * One value out of a document: its bytes, or the first of them if it has too many.
 *
 * @param name of the member it is, in an object
 * @param bytes as they were sent
 * @param sha256 of all of them, where {@code bytes} is only their beginning; otherwise null
 */
record Piece(@Nullable String name, byte[] bytes, byte @Nullable [] sha256) {

    boolean isWhole() {
        return sha256 == null;
    }
}
