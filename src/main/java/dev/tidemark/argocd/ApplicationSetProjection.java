package dev.tidemark.argocd;

import dev.tidemark.event.ApplicationSetEvent;
import dev.tidemark.projection.Column;
import dev.tidemark.projection.Entry;
import dev.tidemark.projection.History;
import dev.tidemark.projection.JoinedFact;
import dev.tidemark.projection.Projection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One row per ApplicationSet. Where its applications stand is in {@link ApplicationState}. */
@Singleton
public class ApplicationSetProjection implements Projection<ApplicationSetState> {

    @Override
    public String name() {
        return "applicationset";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Class<ApplicationSetState> model() {
        return ApplicationSetState.class;
    }

    @Override
    public Set<String> keys(Entry entry) {
        return entry.event() instanceof ApplicationSetEvent
                ? Set.of(entry.envelope().subject().value())
                : Set.of();
    }

    @Override
    public ApplicationSetState evolve(@Nullable ApplicationSetState current, JoinedFact fact) {
        List<String> parts = fact.subject().parts();
        ApplicationSetState known =
                current == null
                        ? ApplicationSetState.unseen(parts.get(0), parts.get(1), parts.get(2))
                        : current;
        return known.after(fact);
    }

    @Override
    public List<History<ApplicationSetState, ?>> histories() {
        return List.of(
                new History<>(
                        "state",
                        List::of,
                        state -> state.from().toString(),
                        List.of(Column.time("valid_from", ApplicationSetState::from)),
                        List.of("key, valid_from desc")));
    }
}
