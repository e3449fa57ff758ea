package dev.tidemark.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;

/**
 * A request that was let in.
 *
 * @param address its own path in the API, in the form that survives a rename
 * @param variables what the placeholders of the route's template stood for
 * @param caller whose token it showed
 * @param at when it happens, for whatever it changes
 */
record ApiRequest(
        String address,
        Map<String, String> variables,
        Map<String, String> query,
        JsonNode body,
        Account caller,
        Instant at) {

    private static final int LONGEST_TEXT = 65_536;

    ApiRequest with(String ownPath, Map<String, String> placeholders) {
        return new ApiRequest(ownPath, placeholders, query, body, caller, at);
    }

    /** A text as long as GitHub keeps it. */
    String text(String resource) {
        var text = body.path("body").asText("");
        if (text.length() > LONGEST_TEXT) {
            throw ApiError.invalid(
                    resource, "body", "body is too long (maximum is 65536 characters)");
        }
        return text;
    }

    String variable(String name) {
        var value = variables.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no placeholder " + name);
        }
        return value;
    }

    long id() {
        try {
            return Long.parseLong(variable("id"));
        } catch (NumberFormatException e) {
            throw ApiError.notFound();
        }
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name));
    }

    /** A whole number in the query; like GitHub, anything else counts as absent. */
    int number(String name, int otherwise) {
        try {
            int value = Integer.parseInt(query.getOrDefault(name, ""));
            return value < 1 ? otherwise : value;
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    Instant instant(String name, Instant otherwise) {
        try {
            return parameter(name).map(Instant::parse).orElse(otherwise);
        } catch (DateTimeParseException e) {
            throw ApiError.validationFailed("Invalid " + name);
        }
    }

    /** A text that the body must have. */
    String required(String field) {
        var text = body.path(field).textValue();
        if (text == null || text.isEmpty()) {
            throw ApiError.validationFailed(
                    "Invalid request.\n\n\"" + field + "\" wasn't supplied.");
        }
        return text;
    }
}
