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
 * @param proof that it is in the log; null while no signed checkpoint covers it
 * @param related pages about what it is about
 * @param others entries that tell the same fact otherwise
 * @param subjectHref every entry about the same
 * @param evidenceHref the document that it was read from; null if none is kept
 * @param evidenceGone whether one was and is not any more
 */
record TrailEntry(
        TrailRow row,
        Instant recordedAt,
        String stored,
        int bytes,
        String leaf,
        @Nullable Proof proof,
        List<Attribute> attributes,
        List<Attribute> data,
        List<Link> related,
        List<TrailRow> others,
        String subjectHref,
        @Nullable String evidenceHref,
        boolean evidenceGone,
        @Nullable String newerHref,
        @Nullable String olderHref) {

    /**
     * That it is in the log.
     *
     * @param origin whose signature it is
     */
    record Proof(ProofView path, ProofPicture picture, LogHead.Checkpoint signed, String origin) {}

    /** A decoded attribute, or a field of the data by its path. */
    record Attribute(String name, VisibleText value) {}

    /** A page elsewhere. */
    record Link(String word, VisibleText name, String href) {}
}
