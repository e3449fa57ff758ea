package dev.tidemark.ingest.argocd;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * A condition that holds.
 *
 * @param since its last {@code lastTransitionTime}, which moves with the message
 */
record SeenCondition(String type, String message, Instant since) {

    private static final int MOST = 50;
    private static final int TYPE = 100;

    /**
     * One per type: Argo CD repeats a type with another message, and what is told is that there is
     * something of it. Whatever has no type or no time is not in Argo CD's form.
     */
    static List<SeenCondition> in(JsonNode object, Predicate<JsonNode> holds) {
        SortedMap<String, SeenCondition> conditions = new TreeMap<>();
        for (JsonNode node : Fields.elements(object.path("status").path("conditions"))) {
            String type = Fields.text(node, "type", TYPE);
            Instant since = Fields.instant(node, "lastTransitionTime");
            if (type != null && since != null && holds.test(node) && conditions.size() < MOST) {
                String message = Fields.text(node, "message", Fields.MESSAGE);
                conditions.merge(
                        type,
                        new SeenCondition(type, message == null ? "" : message, since),
                        SeenCondition::and);
            }
        }
        return List.copyOf(conditions.values());
    }

    private SeenCondition and(SeenCondition other) {
        String both =
                message.compareTo(other.message) <= 0
                        ? message + "; " + other.message
                        : other.message + "; " + message;
        return new SeenCondition(
                type,
                Fields.excerpt(both, Fields.MESSAGE),
                since.isAfter(other.since) ? since : other.since);
    }

    boolean isAmong(List<SeenCondition> others) {
        return others.stream()
                .anyMatch(other -> other.type.equals(type) && other.since.equals(since));
    }

    boolean hasTypeAmong(List<SeenCondition> others) {
        return others.stream().anyMatch(other -> other.type.equals(type));
    }
}
