package dev.tidemark.sandbox.ansible;

import com.fasterxml.jackson.databind.JsonNode;

/** Where the callback plugin posts to. MUST NOT block. */
@FunctionalInterface
public interface Reports {

    /** Nobody wants to know. */
    Reports NONE = message -> {};

    void post(JsonNode message);
}
