package dev.tidemark.sandbox.atlantis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One resource that differs between what is and what should be, attribute by attribute. */
final class ResourceChange {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Address address;
    private final Action action;
    private final Map<String, Attribute> attributes = new LinkedHashMap<>();

    ResourceChange(Address address, Action action) {
        this.address = address;
        this.action = action;
    }

    /**
     * One attribute.
     *
     * @param before null where the resource is made
     * @param after null where it is destroyed, or where only the apply will tell
     */
    record Attribute(
            @Nullable JsonNode before,
            @Nullable JsonNode after,
            boolean unknown,
            boolean sensitive,
            boolean forcesReplacement) {

        boolean changes() {
            return unknown || before == null || after == null || !before.equals(after);
        }
    }

    Address address() {
        return address;
    }

    Action action() {
        return action;
    }

    Map<String, Attribute> attributes() {
        return attributes;
    }

    /** An attribute that stays, or that comes and goes with the resource. */
    ResourceChange with(String name, Object value) {
        return add(name, value, value, false, false);
    }

    ResourceChange change(String name, Object before, Object after) {
        return add(name, before, after, false, false);
    }

    ResourceChange forcing(String name, Object before, Object after) {
        return add(name, before, after, false, true);
    }

    ResourceChange secret(String name, String value) {
        return add(name, value, value, true, false);
    }

    ResourceChange secretChange(String name, String before, String after) {
        return add(name, before, after, true, false);
    }

    /** Known after the apply only. */
    ResourceChange unknown(String name, @Nullable Object before) {
        attributes.put(
                name, new Attribute(isNew() ? null : json(before), null, true, false, false));
        return this;
    }

    private ResourceChange add(
            String name, Object before, Object after, boolean sensitive, boolean forces) {
        attributes.put(
                name,
                new Attribute(
                        isNew() ? null : json(before),
                        action == Action.DELETE ? null : json(after),
                        false,
                        sensitive,
                        forces));
        return this;
    }

    private boolean isNew() {
        return action == Action.CREATE;
    }

    private static @Nullable JsonNode json(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Integer number -> JSON.numberNode(number);
            case Boolean flag -> JSON.booleanNode(flag);
            case JsonNode node -> node;
            default -> JSON.textNode(value.toString());
        };
    }

    /** The tags that everything has. */
    static ObjectNode tags(String workspace, String owner) {
        return JSON.objectNode().put("environment", workspace).put("owner", owner);
    }
}
