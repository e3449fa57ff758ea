package dev.tidemark.event;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was seen of an Argo CD ApplicationSet. Subject: {@link Subject#applicationSet}. */
public sealed interface ApplicationSetEvent extends Event {

    /**
     * It was seen for the first time, or is meant to be otherwise than before.
     *
     * @param wave annotation {@code argocd.argoproj.io/sync-wave}; null if it has none
     * @param rollingSync whether its strategy is {@code RollingSync}
     * @param steps the phases of that strategy, in order
     * @param templateLabels keys of the labels that its template gives
     */
    record Changed(
            String uid,
            @Nullable Integer wave,
            boolean rollingSync,
            List<Step> steps,
            List<String> templateLabels)
            implements ApplicationSetEvent {

        public Changed {
            steps = List.copyOf(steps);
            templateLabels = List.copyOf(templateLabels);
        }
    }

    record Deleted(String uid, boolean timeUnknown) implements ApplicationSetEvent {}

    /** A condition became true, or its message changed while it was. */
    record ConditionRaised(String uid, String condition, String message)
            implements ApplicationSetEvent {}

    /** A condition is no longer true. */
    record ConditionCleared(String uid, String condition, Instant raisedAt)
            implements ApplicationSetEvent {}

    /**
     * One phase.
     *
     * @param expressions which applications are in it; one matches if all of them do
     * @param maxUpdate how many may be synced at once, a number or a percentage; null for all, 0
     *     for a gate that only a person opens
     */
    record Step(List<Expression> expressions, @Nullable String maxUpdate) {

        public Step {
            expressions = List.copyOf(expressions);
        }
    }

    /**
     * A condition on a label.
     *
     * @param operator {@code In} or {@code NotIn}
     */
    record Expression(String key, String operator, List<String> values) {

        public Expression {
            values = List.copyOf(values);
        }
    }
}
