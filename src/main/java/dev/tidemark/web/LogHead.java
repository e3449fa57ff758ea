package dev.tidemark.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the log reaches, for the foot of every page.
 *
 * @param size number of entries; the last position is one less
 * @param checkpoint null before the first one is signed
 * @param anchoredAt when a checkpoint was last kept outside; null before the first
 */
public record LogHead(long size, @Nullable Checkpoint checkpoint, @Nullable Instant anchoredAt) {

    /** Position of the last entry, -1 in an empty log. */
    public long position() {
        return size - 1;
    }

    /**
     * A signed size and root.
     *
     * @param root in base64, as in the signed note
     */
    public record Checkpoint(long size, String root, Instant signedAt) {

        public boolean isOne() {
            return size == 1;
        }

        /** Enough of the root to tell two apart. */
        public String abbreviatedRoot() {
            return root.length() <= 12
                    ? root
                    : root.substring(0, 4) + "…" + root.substring(root.length() - 4);
        }
    }
}
