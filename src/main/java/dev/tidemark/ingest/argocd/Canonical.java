package dev.tidemark.ingest.argocd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * Documents that mean the same are the same: fields in order, and what is empty left out, because
 * Argo CD writes as empty what a manifest leaves out.
 */
final class Canonical {

    private Canonical() {}

    static JsonNode of(JsonNode node) {
        if (node.isObject()) {
            return object(node);
        }
        if (node.isArray()) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> list.add(of(element)));
            return list;
        }
        return node;
    }

    private static ObjectNode object(JsonNode node) {
        var sorted = new TreeMap<String, JsonNode>();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            JsonNode value = of(field.getValue());
            if (!isNothing(value)) {
                sorted.put(field.getKey(), value);
            }
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        sorted.forEach(object::set);
        return object;
    }

    private static boolean isNothing(JsonNode value) {
        return value.isNull()
                || value.isMissingNode()
                || (value.isContainerNode() && value.isEmpty())
                || (value.isTextual() && value.textValue().isEmpty())
                || (value.isBoolean() && !value.booleanValue());
    }
}
