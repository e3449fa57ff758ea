package dev.tidemark.ingest.ansible;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tidemark.event.Repository;
import dev.tidemark.ingest.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * What is kept of one message: its body, and beside it what the token proved and when it arrived,
 * so that whoever reads the document again reads the same.
 */
record RunDocument(Repository repository, Instant received, JsonNode body) {

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build();

    private static final int FINGERPRINT_BYTES = 16;

    /**
     * The body of a request.
     *
     * @throws Refusal if it is not one JSON object
     */
    static JsonNode body(InputStream stream) {
        try {
            JsonNode body = JSON.readTree(stream);
            if (body.isObject()) {
                return body;
            }
        } catch (IOException notJson) {
            // Its message quotes the body, so it is not passed on.
        }
        throw Refusal.of(Refusal.Reason.MALFORMED, "The body is not one JSON object.");
    }

    /**
     * Reads what {@link #bytes} wrote.
     *
     * @throws UnreadableMessage if it is something else
     */
    static RunDocument parse(JsonNode document) {
        try {
            return new RunDocument(
                    Repository.parse(document.path("repository").asText()),
                    Instant.parse(document.path("received").asText()),
                    document.path("body"));
        } catch (IllegalArgumentException | DateTimeException another) {
            throw new UnreadableMessage("the document is none of a run");
        }
    }

    byte[] bytes() {
        var document =
                JSON.createObjectNode()
                        .put("repository", repository.toString())
                        .put("received", received.toString());
        document.set("body", body);
        return document.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Of what was said and whose token said it: the plugin gives no id, and may be repeated. */
    String fingerprint() {
        byte[] said = new RunDocument(repository, Instant.EPOCH, body).bytes();
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(said);
            return HexFormat.of().formatHex(hash, 0, FINGERPRINT_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
