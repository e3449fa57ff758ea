package dev.tidemark.eventlog;

import dev.tidemark.eventlog.codec.NameBasedId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/**
 * One authentic arrival from outside.
 *
 * @param source which ingest it came through, such as {@code github}
 * @param guid the source's delivery id; a redelivery keeps it
 * @param event the source's name of the event, such as {@code pull_request}
 * @param received when it arrived here
 * @param evidence SHA-256 of the stored document
 */
public record Delivery(
        String source, String guid, String event, Instant received, String evidence) {

    /**
     * The same for the same source, guid and content. The content counts because GitHub's signature
     * does not cover the guid: nobody can keep a delivery out by sending another under its guid.
     */
    public UUID id() {
        return NameBasedId.of(
                (source + "\n" + guid + "\n" + evidence).getBytes(StandardCharsets.UTF_8));
    }
}
