package dev.tidemark.ingest.plan;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Set;

/**
 * What the beginning of a resource says that was too large to be kept. Terraform writes the address
 * and the actions before any value.
 */
final class Beginning {

    private static final Set<String> WORDS =
            Set.of(
                    "address",
                    "previous_address",
                    "module_address",
                    "mode",
                    "type",
                    "name",
                    "provider_name",
                    "deposed");

    private static final int LONGEST = 64 * 1024;

    private Beginning() {}

    /** A resource with those of its fields that say which it is and what is done. */
    static JsonNode of(byte[] beginning) {
        ObjectNode resource = JsonNodeFactory.instance.objectNode();
        try (JsonParser json = PlanTree.parser(beginning)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                JsonToken value = json.nextToken();
                if (value == JsonToken.VALUE_STRING && WORDS.contains(field)) {
                    resource.put(field, word(json));
                } else if (value == JsonToken.START_OBJECT && field.equals("change")) {
                    readActions(json, resource.putObject("change"));
                } else {
                    json.skipChildren();
                }
            }
        } catch (IOException cutOff) {
            // As expected: there is no more of it.
        }
        if (!resource.path("change").has("actions")) {
            throw new UnreadablePlan(
                    "a resource in it is too large, and does not begin with what is done to it");
        }
        return resource;
    }

    private static String word(JsonParser json) throws IOException {
        String text = json.getText();
        if (text.length() > LONGEST) {
            throw new UnreadablePlan("a name in it is too long");
        }
        return text;
    }

    private static void readActions(JsonParser json, ObjectNode change) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            JsonToken value = json.nextToken();
            if (value == JsonToken.START_ARRAY && field.equals("actions")) {
                var actions = JsonNodeFactory.instance.arrayNode();
                while (json.nextToken() == JsonToken.VALUE_STRING) {
                    actions.add(json.getText());
                }
                change.set("actions", actions);
            } else {
                json.skipChildren();
            }
        }
    }
}
