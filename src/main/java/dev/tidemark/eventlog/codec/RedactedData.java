package dev.tidemark.eventlog.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.function.BinaryOperator;

/**
 * An event's data with every text as it may be stored. Done here, at the one way into the log, so
 * that no source can forget it.
 */
final class RedactedData {

    private RedactedData() {}

    /** Changes the object it is given. */
    static ObjectNode of(ObjectNode data, BinaryOperator<String> redaction) {
        for (Map.Entry<String, JsonNode> field : data.properties()) {
            field.setValue(redacted(field.getKey(), field.getValue(), redaction));
        }
        return data;
    }

    private static JsonNode redacted(
            String field, JsonNode value, BinaryOperator<String> redaction) {
        if (value instanceof ObjectNode object) {
            return of(object, redaction);
        }
        if (value instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, redacted(field, array.get(i), redaction));
            }
            return array;
        }
        return value.isTextual()
                ? TextNode.valueOf(redaction.apply(field, value.textValue()))
                : value;
    }
}
