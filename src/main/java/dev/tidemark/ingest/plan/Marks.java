package dev.tidemark.ingest.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which parts of a value are sensitive, merged from the marks of both sides. A list has one set of
 * marks for all its elements: an element that is new at the front would else move the others out of
 * theirs.
 */
final class Marks {

    static final Marks NONE = new Marks();

    private static final Marks ALL = new Marks();

    private final Map<String, Marks> fields = new HashMap<>();
    private @Nullable Marks elements;

    private Marks() {}

    /**
     * What is marked on any of these sides, each {@code true} or a tree with {@code true} in it.
     */
    static Marks of(JsonNode... sides) {
        Marks merged = NONE;
        for (JsonNode side : sides) {
            merged = merged.plus(read(side));
        }
        return merged;
    }

    private static Marks read(JsonNode side) {
        if (side.isObject()) {
            var marks = new Marks();
            side.properties().forEach(field -> marks.add(field.getKey(), read(field.getValue())));
            return marks;
        }
        if (side.isArray()) {
            var marks = new Marks();
            Marks elements = NONE;
            for (JsonNode element : side) {
                elements = elements.plus(read(element));
            }
            marks.elements = elements;
            return marks;
        }
        return side.booleanValue() ? ALL : NONE;
    }

    private void add(String field, Marks marks) {
        fields.merge(field, marks, Marks::plus);
    }

    /** May change either of the two: they are not used any more. */
    private Marks plus(Marks other) {
        if (isAll() || other == NONE) {
            return this;
        }
        if (other.isAll() || this == NONE) {
            return other;
        }
        other.fields.forEach(this::add);
        if (other.elements != null) {
            elements = elements == null ? other.elements : elements.plus(other.elements);
        }
        return this;
    }

    /** Whether all of it is sensitive. */
    boolean isAll() {
        return this == ALL;
    }

    Marks field(String name) {
        return fields.getOrDefault(name, NONE);
    }

    Marks element() {
        return elements == null ? NONE : elements;
    }
}
