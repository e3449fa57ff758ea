package dev.tidemark.sandbox.github;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One operation of the REST API.
 *
 * @param template segments of the path, placeholders in braces
 */
record Route(String method, List<String> template, Operation operation) {

    /** What the operation does. */
    interface Operation {
        ApiResponse answer(ApiRequest request);
    }

    static Route get(String template, Operation operation) {
        return new Route("GET", segments(template), operation);
    }

    static Route post(String template, Operation operation) {
        return new Route("POST", segments(template), operation);
    }

    static Route patch(String template, Operation operation) {
        return new Route("PATCH", segments(template), operation);
    }

    static Route delete(String template, Operation operation) {
        return new Route("DELETE", segments(template), operation);
    }

    /** What the placeholders stand for, if this is the path's route. */
    Optional<Map<String, String>> match(String requested, List<String> path) {
        if (!method.equals(requested) || template.size() != path.size()) {
            return Optional.empty();
        }
        var variables = new HashMap<String, String>();
        for (int i = 0; i < template.size(); i++) {
            var part = template.get(i);
            if (part.startsWith("{")) {
                variables.put(part.substring(1, part.length() - 1), path.get(i));
            } else if (!part.equals(path.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(variables);
    }

    static List<String> segments(String path) {
        return Arrays.stream(path.split("/", -1)).filter(part -> !part.isEmpty()).toList();
    }
}
