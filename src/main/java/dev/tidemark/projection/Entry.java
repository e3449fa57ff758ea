package dev.tidemark.projection;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.event.Envelope;
import dev.tidemark.event.Event;
import dev.tidemark.event.Recorded;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * One entry of the log as projections meet it: its event, and beside it the data it was made of,
 * since facts are joined field by field.
 *
 * @param type the current name of its type
 * @param data in the current version's structure; never changed
 */
public record Entry(String type, Recorded<Event> recorded, ObjectNode data) {

    public Envelope envelope() {
        return recorded.envelope();
    }

    public Event event() {
        return recorded.event();
    }

    public long position() {
        return recorded.position();
    }

    public UUID id() {
        return recorded.id();
    }

    /** The same for every entry of one type and fact: what is joined. Of fixed length. */
    public UUID factId() {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(
                                    (type + "\n" + envelope().fact())
                                            .getBytes(StandardCharsets.UTF_8));
            ByteBuffer bytes = ByteBuffer.wrap(hash);
            return new UUID(bytes.getLong(), bytes.getLong());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
