package dev.tidemark.ingest.atlantis;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** Which webhook it is. Atlantis does not say, but the two are spelt differently throughout. */
enum WebhookKind {
    APPLY,
    DRIFT,
    UNKNOWN;

    static WebhookKind of(JsonNode body) {
        if (body.has("Success") && body.has("Pull")) {
            return APPLY;
        }
        return body.has("detection_id") && body.has("projects") ? DRIFT : UNKNOWN;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
