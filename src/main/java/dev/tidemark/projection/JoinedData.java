package dev.tidemark.projection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The data of several tellings of one fact, joined field by field. */
final class JoinedData {

    /**
     * Objects whose fields are told each on its own. Any other object is one value: half a person
     * of one source and half of another would be nobody.
     */
    private static final Set<String> JOINED_BY_FIELD = Set.of("description");

    private JoinedData() {}

    /** Per field the first value that was said, given the strongest telling first. */
    static ObjectNode of(List<ObjectNode> strongestFirst) {
        ObjectNode joined = JsonNodeFactory.instance.objectNode();
        for (ObjectNode data : strongestFirst) {
            for (Map.Entry<String, JsonNode> field : data.properties()) {
                add(joined, field.getKey(), field.getValue());
            }
        }
        return joined;
    }

    private static void add(ObjectNode joined, String name, JsonNode value) {
        JsonNode stronger = joined.get(name);
        if (stronger == null || stronger.isNull()) {
            joined.set(name, value);
        } else if (JOINED_BY_FIELD.contains(name)
                && stronger instanceof ObjectNode strongerObject
                && value instanceof ObjectNode object) {
            joined.set(name, of(List.of(strongerObject, object)));
        }
    }
}
