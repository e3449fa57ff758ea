package dev.tidemark.sandbox.atlantis;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Where Atlantis sends what does not go by way of GitHub. MUST NOT block. */
public interface Outbox {

    /** Nobody wants to know. */
    Outbox NONE =
            new Outbox() {
                @Override
                public void webhook(JsonNode body) {}

                @Override
                public void planJson(Map<String, String> query, JsonNode plan) {}
            };

    /** Its webhook: once, without an id and a time. */
    void webhook(JsonNode body);

    /** What the workflow step posts after a plan. */
    void planJson(Map<String, String> query, JsonNode plan);
}
