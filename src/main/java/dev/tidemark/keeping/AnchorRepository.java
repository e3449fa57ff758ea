package dev.tidemark.keeping;

import dev.tidemark.eventlog.Anchor;
import dev.tidemark.eventlog.merkle.SignedNote;
import java.io.IOException;

/**
 * A Git repository that holds a file per log, {@code <origin>/checkpoint}: the last one that was
 * anchored. Those before it are the file's history.
 */
interface AnchorRepository extends Anchor {

    /** More than a note with the cosignatures of many witnesses has. */
    int LARGEST_NOTE = 64 * 1024;

    /** For people, and the same while it is configured: it names what is known of it. */
    String name();

    /**
     * Commits a checkpoint. One that somebody else committed meanwhile is not written over.
     *
     * @param message of the commit
     * @return where it is, for people
     * @throws IOException if that did not work, or nobody knows; the message shows no secret
     */
    String commit(String origin, SignedNote note, String message) throws IOException;
}
