package dev.tidemark.trail;

import dev.tidemark.sentence.VisibleText;
import dev.tidemark.web.LogHead;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of one entry.
 *
 * @param stored its bytes as text, with invisible characters by name
 * @param leaf its hash in the tree, in hexadecimal
 * @param signed the newest checkpoint that covers it
 */
record TrailEntry(
        TrailRow row,
        Instant recordedAt,
        String stored,
        int bytes,
        String leaf,
        LogHead.@Nullable Checkpoint signed,
        List<Attribute> attributes,
        List<Attribute> data,
        @Nullable String newerHref,
        @Nullable String olderHref) {

    /** A decoded attribute, or a field of the data by its path. */
    record Attribute(String name, VisibleText value) {}
}
