package dev.tidemark.eventlog.codec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The steps, chained at read time; no reader ever sees an old structure. */
final class Upcasters {

    /** None yet: every type is at its first version. */
    static final Upcasters CURRENT = new Upcasters(List.of());

    private final Map<String, Upcaster> byName;

    Upcasters(List<Upcaster> steps) {
        byName = steps.stream().collect(Collectors.toMap(Upcaster::from, Function.identity()));
    }

    /** Type and data of one entry. */
    record Typed(String type, ObjectNode data) {}

    Typed latest(String type, ObjectNode data) {
        var current = new Typed(type, data);
        for (Upcaster step = byName.get(type); step != null; step = byName.get(current.type())) {
            current = new Typed(step.to(), step.data().apply(current.data()));
        }
        return current;
    }
}
