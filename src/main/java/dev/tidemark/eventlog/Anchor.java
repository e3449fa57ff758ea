package dev.tidemark.eventlog;

import dev.tidemark.eventlog.merkle.SignedNote;
import java.io.IOException;
import java.util.Optional;

/**
 * A place outside the database and the data directory where signed checkpoints are kept, out of
 * reach of whoever can rewrite both.
 */
@FunctionalInterface
public interface Anchor {

    /** None. */
    Anchor NONE = origin -> Optional.empty();

    /**
     * The last checkpoint of this log that is kept there, as it is: whoever can write there may
     * have put anything in its place. Blocking, for a minute at most.
     *
     * @throws IOException if the place does not answer; the message shows no secret
     */
    Optional<SignedNote> last(String origin) throws IOException;
}
