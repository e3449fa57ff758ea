package dev.tidemark.trail;

import dev.tidemark.eventlog.SignedCheckpoint;
import dev.tidemark.eventlog.StoredEntry;
import dev.tidemark.eventlog.merkle.TlogProof;
import java.util.List;

/**
 * That an entry is in the log.
 *
 * @param path from the leaf's sibling up to a child of the checkpoint's root
 */
record EntryProof(StoredEntry entry, List<byte[]> path, SignedCheckpoint signed) {

    String text() {
        return TlogProof.text(entry.position(), path, signed.note());
    }
}
