package dev.tidemark.argocd;

import dev.tidemark.argocd.ApplicationState.Condition;
import dev.tidemark.event.ApplicationSetEvent;
import dev.tidemark.event.ApplicationSetEvent.Expression;
import dev.tidemark.event.ApplicationSetEvent.Step;
import dev.tidemark.projection.JoinedFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What was true of an ApplicationSet from an instant on.
 *
 * @param exists false from its deletion on, and then nothing else counts
 * @param wave null if it has none
 * @param rollingSync whether its applications are synced in phases
 * @param steps the phases, in order
 * @param templateLabels keys of the labels that its template gives
 * @param conditions Argo CD's own, by name
 */
public record ApplicationSetState(
        Instant from,
        String cluster,
        String namespace,
        String name,
        boolean exists,
        @Nullable Integer wave,
        boolean rollingSync,
        List<Step> steps,
        List<String> templateLabels,
        List<Condition> conditions,
        boolean learntLater) {

    public ApplicationSetState {
        steps = List.copyOf(steps);
        templateLabels = List.copyOf(templateLabels);
        conditions = List.copyOf(conditions);
    }

    static ApplicationSetState unseen(String cluster, String namespace, String name) {
        return new ApplicationSetState(
                Instant.EPOCH,
                cluster,
                namespace,
                name,
                false,
                null,
                false,
                List.of(),
                List.of(),
                List.of(),
                false);
    }

    ApplicationSetState after(JoinedFact fact) {
        return switch (fact.event()) {
            case ApplicationSetEvent.Changed changed ->
                    new ApplicationSetState(
                            fact.time(),
                            cluster,
                            namespace,
                            name,
                            true,
                            changed.wave(),
                            changed.rollingSync(),
                            changed.steps(),
                            changed.templateLabels(),
                            conditions,
                            fact.learntLater());
            case ApplicationSetEvent.Deleted ignored -> with(false, List.of(), fact);
            case ApplicationSetEvent.ConditionRaised raised -> {
                List<Condition> now = without(raised.condition());
                now.add(new Condition(raised.condition(), raised.message(), fact.time()));
                yield with(exists, now, fact);
            }
            case ApplicationSetEvent.ConditionCleared cleared ->
                    with(exists, without(cleared.condition()), fact);
            // ApplicationSetProjection gives nothing else a key.
            default ->
                    throw new IllegalArgumentException("not of an ApplicationSet: " + fact.type());
        };
    }

    private List<Condition> without(String condition) {
        var kept = new ArrayList<>(conditions);
        kept.removeIf(each -> each.name().equals(condition));
        return kept;
    }

    private ApplicationSetState with(boolean isThere, List<Condition> now, JoinedFact fact) {
        return new ApplicationSetState(
                fact.time(),
                cluster,
                namespace,
                name,
                isThere,
                wave,
                rollingSync,
                steps,
                templateLabels,
                now,
                fact.learntLater());
    }

    /** The first phase that an application with these labels is in, from 1; none if in none. */
    public OptionalInt stepOf(Map<String, String> labels) {
        return IntStream.range(0, steps.size())
                .filter(i ->
                        steps.get(i).expressions().stream()
                                .allMatch(expression -> matches(expression, labels)))
                .map(i -> i + 1)
                .findFirst();
    }

    /** As Argo CD does: a label that is missing is in no list, and so matches {@code NotIn}. */
    private static boolean matches(Expression expression, Map<String, String> labels) {
        boolean isIn = expression.values().contains(labels.getOrDefault(expression.key(), ""));
        return switch (expression.operator()) {
            case "In" -> isIn && labels.containsKey(expression.key());
            case "NotIn" -> !isIn;
            default -> false;
        };
    }

    /** Whether this is the one that controls an application. */
    public boolean controls(ApplicationState application) {
        return application.spec() != null
                && name.equals(application.spec().applicationSet())
                && cluster.equals(application.placement().cluster())
                && namespace.equals(application.placement().namespace());
    }
}
