package dev.tidemark.trail;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.sentence.VisibleText;
import java.util.ArrayList;
import java.util.List;

/** An entry's data as a flat list: a value per path, such as {@code description.title}. */
final class EntryFields {

    /** A push may list thousands of paths; all of them are in the entry as stored. */
    private static final int MOST = 40;

    private EntryFields() {}

    static List<TrailEntry.Attribute> of(JsonNode data) {
        var fields = new ArrayList<TrailEntry.Attribute>();
        add(fields, "", data);
        return fields.size() > MOST ? fields.subList(0, MOST) : fields;
    }

    private static void add(List<TrailEntry.Attribute> fields, String path, JsonNode value) {
        if (fields.size() > MOST) {
            return;
        }
        if (value.isObject()) {
            value.properties()
                    .forEach(field ->
                            add(
                                    fields,
                                    path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
                                    field.getValue()));
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                add(fields, path + "[" + i + "]", value.get(i));
            }
        } else if (!value.isNull()) {
            fields.add(new TrailEntry.Attribute(path, VisibleText.of(value.asText())));
        }
    }
}
