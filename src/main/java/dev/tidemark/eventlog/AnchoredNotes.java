package dev.tidemark.eventlog;

import dev.tidemark.eventlog.merkle.Checkpoint;
import dev.tidemark.eventlog.merkle.SignedNote;
import dev.tidemark.eventlog.merkle.SigningKey;
import dev.tidemark.eventlog.merkle.VerifierKey;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What an anchor holds, taken only if a key of the log signed it. */
final class AnchoredNotes {

    private final Anchor anchor;
    private final DataSource database;

    AnchoredNotes(Anchor anchor, DataSource database) {
        this.anchor = anchor;
        this.database = database;
    }

    /**
     * The last one of this log.
     *
     * @param own the key of this process, which a database that was exchanged does not name
     * @throws IOException if the anchor does not answer, or holds something else
     */
    Optional<SignedNote> last(String origin, @Nullable SigningKey own) throws IOException {
        Optional<SignedNote> note = anchor.last(origin);
        // Whoever can write to the anchor must not be able to stop the log by it.
        if (note.isPresent() && !isOurs(note.get(), origin, own)) {
            throw new IOException(
                    "what is anchored of "
                            + origin
                            + " was signed by no key of this log: look who wrote it, and take it"
                            + " away");
        }
        return note;
    }

    /** As {@link #last}, and none if that fails. */
    Optional<SignedNote> lastIfItAnswers(String origin, @Nullable SigningKey own) {
        try {
            return last(origin, own);
        } catch (IOException silent) {
            return Optional.empty();
        }
    }

    /** Whether a log of this name was anchored, by whoever, as far as the anchor answers. */
    boolean holdsAny(String origin) {
        try {
            return anchor.last(origin).isPresent();
        } catch (IOException silent) {
            return false;
        }
    }

    private boolean isOurs(SignedNote note, String origin, @Nullable SigningKey own)
            throws IOException {
        try {
            return keys(own).stream().anyMatch(key -> note.isSignedBy(key.named(origin)))
                    && Checkpoint.parse(note.text()).origin().equals(origin);
        } catch (IllegalArgumentException none) {
            throw new IOException("what is anchored is no checkpoint", none);
        }
    }

    private List<VerifierKey> keys(@Nullable SigningKey own) {
        try (Connection connection = database.getConnection()) {
            var keys = new ArrayList<>(LogIdentity.keys(new LogReader(connection).aboutLog()));
            if (own != null) {
                keys.add(own.verifierKey());
            }
            return keys;
        } catch (SQLException failed) {
            throw new LogUnavailable("The database does not answer.", failed);
        }
    }
}
