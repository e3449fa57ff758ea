package dev.tidemark.sandbox.github;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One operation of the REST API.
 *
 * @param template segments of the path, placeholders in braces; one at the end with dots takes the
 *     rest
 */
record Route(String method, List<String> template, Operation operation) {

    /** How a placeholder ends that stands for everything that is left. */
    private static final String REST = "...}";

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

    static Route put(String template, Operation operation) {
        return new Route("PUT", segments(template), operation);
    }

    static Route patch(String template, Operation operation) {
        return new Route("PATCH", segments(template), operation);
    }

    static Route delete(String template, Operation operation) {
        return new Route("DELETE", segments(template), operation);
    }

    /** What the placeholders stand for, if this is the path's route. */
    Optional<Map<String, String>> match(String requested, List<String> path) {
        if (!method.equals(requested) || !isAsLong(path)) {
            return Optional.empty();
        }
        var variables = new HashMap<String, String>();
        for (int i = 0; i < template.size(); i++) {
            var part = template.get(i);
            if (part.endsWith(REST)) {
                var rest = String.join("/", path.subList(i, path.size()));
                variables.put(part.substring(1, part.length() - REST.length()), rest);
            } else if (part.startsWith("{")) {
                variables.put(part.substring(1, part.length() - 1), path.get(i));
            } else if (!part.equals(path.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(variables);
    }

    private boolean isAsLong(List<String> path) {
        boolean takesTheRest = !template.isEmpty() && template.getLast().endsWith(REST);
        return takesTheRest ? path.size() >= template.size() : path.size() == template.size();
    }

    static List<String> segments(String path) {
        return Arrays.stream(path.split("/", -1)).filter(part -> !part.isEmpty()).toList();
    }
}
