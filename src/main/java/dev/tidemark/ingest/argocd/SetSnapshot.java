package dev.tidemark.ingest.argocd;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.event.ApplicationEvent.Rollout;
import dev.tidemark.event.ApplicationSetEvent.Expression;
import dev.tidemark.event.ApplicationSetEvent.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What matters of an ApplicationSet at one of its versions.
 *
 * @param meant what it is meant to be
 * @param conditions that are true
 * @param places where its applications stand in its phases
 */
record SetSnapshot(
        String uid,
        String namespace,
        String name,
        String resourceVersion,
        @Nullable Instant createdAt,
        Meant meant,
        List<SeenCondition> conditions,
        List<Place> places) {

    private static final int STEPS = 50;
    private static final int STEPS_BYTES = 30_000;
    private static final int LABELS = 100;
    private static final int LABELS_BYTES = 12_000;

    SetSnapshot {
        conditions = List.copyOf(conditions);
        places = List.copyOf(places);
    }

    /** Its wave, its phases, and the labels they go by. */
    record Meant(
            @Nullable Integer wave,
            boolean rollingSync,
            List<Step> steps,
            List<String> templateLabels) {

        Meant {
            steps = List.copyOf(steps);
            templateLabels = List.copyOf(templateLabels);
        }
    }

    /** {@code status.applicationStatus[]}. */
    record Place(
            String application,
            Rollout status,
            int step,
            List<String> targetRevisions,
            Instant since,
            @Nullable String message) {

        Place {
            targetRevisions = List.copyOf(targetRevisions);
        }

        boolean isIn(List<Place> others) {
            return others.stream()
                    .anyMatch(other ->
                            other.application.equals(application)
                                    && other.status == status
                                    && other.since.equals(since));
        }
    }

    /**
     * Reads an ApplicationSet as the Kubernetes API gives it.
     *
     * @throws UnreadableDocument if it is none
     */
    static SetSnapshot of(JsonNode object, Cluster cluster) {
        JsonNode metadata = ApplicationSnapshot.metadata(object);
        return new SetSnapshot(
                Fields.id(metadata, "uid"),
                metadata.hasNonNull("namespace")
                        ? Fields.name(metadata, "namespace")
                        : cluster.namespace(),
                Fields.name(metadata, "name"),
                Fields.id(metadata, "resourceVersion"),
                Fields.instant(metadata, "creationTimestamp"),
                meant(object),
                SeenCondition.in(
                        object, condition -> condition.path("status").asText("").equals("True")),
                places(object.path("status").path("applicationStatus")));
    }

    private static Meant meant(JsonNode object) {
        JsonNode spec = object.path("spec");
        JsonNode strategy = spec.path("strategy");
        boolean rollingSync = strategy.path("type").asText("").equals("RollingSync");
        List<Step> steps =
                rollingSync
                        ? Fields.elements(strategy.path("rollingSync").path("steps")).stream()
                                .map(SetSnapshot::step)
                                .toList()
                        : List.of();
        return new Meant(
                SpecReading.wave(object.path("metadata").path("annotations")),
                rollingSync,
                Fitted.of(steps, Step::toString, STEPS, STEPS_BYTES),
                labels(spec.path("template").path("metadata").path("labels")));
    }

    private static List<String> labels(JsonNode labels) {
        var keys = new TreeSet<String>();
        for (Map.Entry<String, JsonNode> label : labels.properties()) {
            keys.add(Fields.excerpt(label.getKey(), Fields.SHORT));
        }
        return Fitted.texts(List.copyOf(keys), LABELS, LABELS_BYTES);
    }

    private static Step step(JsonNode node) {
        List<Expression> expressions =
                Fields.elements(node.path("matchExpressions")).stream()
                        .map(expression ->
                                new Expression(
                                        Fields.textOr(expression, "key", ""),
                                        Fields.textOr(expression, "operator", "In"),
                                        Fields.texts(expression.path("values"))))
                        .toList();
        JsonNode most = node.path("maxUpdate");
        return new Step(
                expressions,
                most.isIntegralNumber() ? most.asText() : Fields.text(node, "maxUpdate"));
    }

    private static List<Place> places(JsonNode list) {
        var places = new ArrayList<Place>();
        for (JsonNode node : Fields.elements(list)) {
            Rollout status = rollout(node.path("status").asText(""));
            Instant since = Fields.instant(node, "lastTransitionTime");
            if (status != null && since != null && Fields.isName(node.path("application"))) {
                Integer step = Fields.number(node.path("step").asText(""));
                places.add(
                        new Place(
                                node.path("application").asText(),
                                status,
                                step == null ? 0 : Math.max(0, step),
                                Fitted.texts(
                                        Fields.texts(node.path("targetRevisions")), STEPS, 4_000),
                                since,
                                Fields.text(node, "message", Fields.MESSAGE)));
            }
        }
        return places;
    }

    private static @Nullable Rollout rollout(String word) {
        return switch (word) {
            case "Waiting" -> Rollout.WAITING;
            case "Pending" -> Rollout.PENDING;
            case "Progressing" -> Rollout.PROGRESSING;
            case "Healthy" -> Rollout.HEALTHY;
            default -> null;
        };
    }
}
