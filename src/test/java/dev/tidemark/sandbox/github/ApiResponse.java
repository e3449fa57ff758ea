package dev.tidemark.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An answer of the REST API, before entity tag and rate limit. */
record ApiResponse(int status, @Nullable JsonNode body, Map<String, String> headers) {

    static ApiResponse ok(JsonNode body) {
        return new ApiResponse(200, body, Map.of());
    }

    static ApiResponse created(JsonNode body) {
        return new ApiResponse(201, body, Map.of());
    }

    static ApiResponse accepted() {
        return new ApiResponse(202, Json.object(), Map.of());
    }

    static ApiResponse noContent() {
        return new ApiResponse(204, null, Map.of());
    }
}
