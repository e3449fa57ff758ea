package dev.tidemark.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/**
 * A request that was let in.
 *
 * @param address its own path in the API, in the form that survives a rename
 * @param variables what the placeholders of the route's template stood for
 * @param caller whose token it showed
 */
record ApiRequest(
        String address,
        Map<String, String> variables,
        Map<String, String> query,
        JsonNode body,
        Account caller) {

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
