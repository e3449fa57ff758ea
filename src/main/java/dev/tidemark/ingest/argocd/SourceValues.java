package dev.tidemark.ingest.argocd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Values that a source hands to Helm, Jsonnet or a plugin. They may be secrets that no pattern
 * knows, and stand in a spec, its operation, its comparison and every entry of its history alike.
 */
final class SourceValues {

    private static final String MASK = "[redacted:value]";
    private static final List<String> WHOLE = List.of("values", "valuesObject");
    private static final List<String> LISTS = List.of("parameters", "env", "extVars", "tlas");
    private static final List<String> TOOLS = List.of("helm", "plugin", "jsonnet");

    /** What of a list's element says a value; its name is kept. */
    private static final List<String> IN_LISTS = List.of("value", "string", "array", "map");

    private SourceValues() {}

    /** Masks them, wherever below this they stand. */
    static void maskIn(JsonNode node) {
        for (String tool : TOOLS) {
            if (node.path(tool) instanceof ObjectNode settings) {
                mask(settings);
            }
        }
        node.forEach(SourceValues::maskIn);
    }

    private static void mask(ObjectNode settings) {
        replace(settings, WHOLE);
        for (String list : LISTS) {
            for (JsonNode element : settings.path(list)) {
                if (element instanceof ObjectNode named) {
                    replace(named, IN_LISTS);
                }
            }
        }
    }

    private static void replace(ObjectNode in, List<String> fields) {
        for (String field : fields) {
            if (in.has(field)) {
                in.put(field, MASK);
            }
        }
    }
}
