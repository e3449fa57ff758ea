package dev.tidemark.ingest.atlantis;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.ingest.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Locale;

/**
 * What is kept of one webhook. Atlantis gives it neither an id nor a time, and in a drift webhook
 * no host; ours stand beside its body, so that whoever reads the document again reads the same.
 */
final class WebhookDocument {

    static final String DELIVERY = "delivery";
    static final String RECEIVED = "received";
    static final String HOST = "host";
    static final String BODY = "body";

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build();

    /** What Atlantis clones with: user name and token. */
    private static final String CLONE_URL = "cloneurl";

    private static final String REDACTED = "[redacted:credentials]";

    private WebhookDocument() {}

    /**
     * The body, without credentials.
     *
     * @throws Refusal if it is not one JSON value
     */
    static JsonNode body(InputStream stream) {
        JsonNode body;
        try {
            body = JSON.readTree(stream);
        } catch (IOException notJson) {
            // Its message quotes the body, so it is not passed on.
            throw notOneValue();
        }
        if (body.isMissingNode()) {
            throw notOneValue();
        }
        strip(body);
        return body;
    }

    private static Refusal notOneValue() {
        return Refusal.of(Refusal.Reason.MALFORMED, "The body is not one JSON value.");
    }

    /**
     * No part of the address is kept, because nobody knows where else in it a secret may stand;
     * {@code SanitizedCloneURL} is beside it.
     */
    private static void strip(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (var field : object.properties()) {
                if (field.getKey().toLowerCase(Locale.ROOT).equals(CLONE_URL)) {
                    field.setValue(object.textNode(REDACTED));
                }
            }
        }
        node.forEach(WebhookDocument::strip);
    }

    static byte[] of(String delivery, Instant received, String host, JsonNode body) {
        var document =
                JSON.createObjectNode()
                        .put(DELIVERY, delivery)
                        .put(RECEIVED, received.toString())
                        .put(HOST, host);
        document.set(BODY, body);
        try {
            return JSON.writeValueAsBytes(document);
        } catch (IOException impossible) {
            throw new IllegalStateException("what was read can be written", impossible);
        }
    }
}
