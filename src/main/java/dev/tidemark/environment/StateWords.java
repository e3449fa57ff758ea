package dev.tidemark.environment;

import dev.tidemark.web.Figures;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** How many components stand how, in words. */
@Singleton
class StateWords {

    private final EnvironmentMessages words;

    StateWords(EnvironmentMessages words) {
        this.words = words;
    }

    /** What is not as in Git, the worst first; that all is, if it is. */
    String exceptions(Collection<Component> components) {
        List<String> parts = parts(components, false);
        return parts.isEmpty() ? words.calm() : String.join(", ", parts);
    }

    /** Each status that there is with its count; empty for no components. */
    String tally(Collection<Component> components) {
        return String.join(", ", parts(components, true));
    }

    private List<String> parts(Collection<Component> components, boolean withOk) {
        var parts = new ArrayList<String>();
        Arrays.stream(Status.values())
                .filter(status -> withOk || status != Status.OK)
                .forEach(status -> {
                    long count =
                            components.stream().filter(each -> each.status() == status).count();
                    if (count > 0) {
                        parts.add(part(status, Figures.grouped(count)));
                    }
                });
        return parts;
    }

    private String part(Status status, String count) {
        return switch (status) {
            case FAILED -> words.failed(count);
            case DEGRADED -> words.degraded(count);
            case DRIFT -> words.drifting(count);
            case NOT_OBSERVED -> words.unobserved(count);
            case WAITING -> words.waiting(count);
            case MOVING -> words.moving(count);
            case PENDING -> words.pending(count);
            case PAUSED -> words.paused(count);
            case OK -> words.fine(count);
        };
    }
}
