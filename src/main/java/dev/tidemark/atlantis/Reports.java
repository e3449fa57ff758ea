package dev.tidemark.atlantis;

import dev.tidemark.event.ApplyEvent;
import dev.tidemark.event.AtlantisReport;
import dev.tidemark.event.Event;
import dev.tidemark.event.PlanEvent;
import dev.tidemark.event.PolicyCheckEvent;
import dev.tidemark.event.StateEvent;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How an outcome was told. */
public final class Reports {

    private Reports() {}

    /** Null for an event that tells no outcome. */
    public static @Nullable AtlantisReport of(Event event) {
        return switch (event) {
            case PlanEvent plan -> of(plan);
            case PolicyCheckEvent check -> of(check);
            case StateEvent state -> of(state);
            case ApplyEvent apply -> of(apply);
            // Only these four families are reported by Atlantis.
            default -> null;
        };
    }

    /** What stands behind the colon of a status' context: the project as Atlantis labels it. */
    public static Optional<String> label(AtlantisReport report) {
        String context = report.context();
        int colon = context == null ? -1 : context.indexOf(": ");
        return context == null || colon < 0
                ? Optional.empty()
                : Optional.of(context.substring(colon + 2));
    }

    private static @Nullable AtlantisReport of(PlanEvent event) {
        return switch (event) {
            case PlanEvent.Requested ignored -> null;
            case PlanEvent.Started(var report) -> report;
            case PlanEvent.Succeeded succeeded -> succeeded.report();
            case PlanEvent.Errored errored -> errored.report();
            case PlanEvent.Discarded discarded -> discarded.report();
        };
    }

    private static AtlantisReport of(PolicyCheckEvent event) {
        return switch (event) {
            case PolicyCheckEvent.Started(var report) -> report;
            case PolicyCheckEvent.Passed(var report) -> report;
            case PolicyCheckEvent.Errored(var report) -> report;
            case PolicyCheckEvent.Approved(var report) -> report;
            case PolicyCheckEvent.Refused(var report) -> report;
        };
    }

    private static AtlantisReport of(StateEvent event) {
        return switch (event) {
            case StateEvent.Imported(var report) -> report;
            case StateEvent.Removed(var report) -> report;
        };
    }

    private static @Nullable AtlantisReport of(ApplyEvent event) {
        return switch (event) {
            case ApplyEvent.Requested ignored -> null;
            case ApplyEvent.Started(var report) -> report;
            case ApplyEvent.Succeeded succeeded -> succeeded.report();
            case ApplyEvent.Errored(var report) -> report;
            case ApplyEvent.Refused(var report) -> report;
        };
    }
}
