package dev.tidemark.ingest.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The secrets of one resource, to be known again where nothing marks them. Terraform marks what the
 * configuration gives; what a provider computes from it, such as the output of terraform_data, it
 * does not.
 */
final class KnownSecrets {

    private static final int SHORTEST = 3;

    /** Shorter ones are parts of too many words. */
    private static final int SHORTEST_PART = 8;

    /** Each is looked for in every text. */
    private static final int MOST_PARTS = 100;

    private final Set<String> secrets = new HashSet<>();
    private final List<String> parts = new ArrayList<>();

    /** Of both sides of a change. */
    static KnownSecrets of(Marks marks, JsonNode before, JsonNode after) {
        var known = new KnownSecrets();
        known.collect(before, marks, false);
        known.collect(after, marks, false);
        return known;
    }

    private void collect(JsonNode value, Marks marks, boolean secret) {
        boolean all = secret || marks.isAll();
        if (value.isTextual() && all) {
            add(value.textValue());
        }
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            String name = field.getKey();
            collect(field.getValue(), marks.field(name), all || SecretNames.isSecret(name));
        }
        if (value.isArray()) {
            value.forEach(element -> collect(element, marks.element(), all));
        }
    }

    private void add(String secret) {
        boolean isNew = secret.length() >= SHORTEST && secrets.add(secret);
        if (isNew && secret.length() >= SHORTEST_PART && parts.size() < MOST_PARTS) {
            parts.add(secret);
        }
    }

    /** Whether this text is one of them, or one is in it. */
    boolean areIn(String text) {
        for (String part : parts) {
            if (text.contains(part)) {
                return true;
            }
        }
        return secrets.contains(text);
    }
}
