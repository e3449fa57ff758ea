package dev.tidemark.argocd;

import dev.tidemark.event.ApplicationEvent;
import dev.tidemark.event.Subject;
import dev.tidemark.event.SyncEvent;
import dev.tidemark.mapping.Mapping;
import dev.tidemark.projection.Column;
import dev.tidemark.projection.Entry;
import dev.tidemark.projection.History;
import dev.tidemark.projection.JoinedFact;
import dev.tidemark.projection.Projection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One row per application, and its states, deployments and drift in histories. */
@Singleton
public class ApplicationProjection implements Projection<Application> {

    private final Mapping mapping;

    @Inject
    public ApplicationProjection() {
        this(Mapping.DEFAULT);
    }

    private ApplicationProjection(Mapping mapping) {
        this.mapping = mapping;
    }

    @Override
    public Mapping mapping() {
        return mapping;
    }

    @Override
    public ApplicationProjection by(Mapping other) {
        return new ApplicationProjection(other);
    }

    @Override
    public String name() {
        return "application";
    }

    @Override
    public int version() {
        return 5;
    }

    @Override
    public Class<Application> model() {
        return Application.class;
    }

    @Override
    public Set<String> keys(Entry entry) {
        return entry.event() instanceof ApplicationEvent || entry.event() instanceof SyncEvent
                ? Set.of(entry.envelope().subject().value())
                : Set.of();
    }

    @Override
    public Application evolve(@Nullable Application current, JoinedFact fact) {
        return ApplicationFold.evolve(
                current == null ? unseen(fact.subject()) : current, fact, mapping);
    }

    private static Application unseen(Subject subject) {
        List<String> parts = subject.parts();
        return Application.unseen(parts.get(0), parts.get(1), parts.get(2));
    }

    @Override
    public List<Column<Application>> columns() {
        return List.of(
                Column.text("environment", each -> each.now().placement().environment()),
                Column.text("domain", each -> each.now().placement().domain()),
                Column.text("standing", each -> word(each.now().standing())),
                Column.text("exists", each -> each.now().exists() ? "yes" : "no"));
    }

    @Override
    public List<String> indexes() {
        return List.of("environment, key", "domain, key");
    }

    @Override
    public List<History<Application, ?>> histories() {
        return List.of(states(), deployments(), episodes(), paths());
    }

    private static History<Application, ApplicationState> states() {
        return new History<>(
                "state",
                Application::states,
                state -> state.from().toString(),
                List.of(
                        Column.time("valid_from", ApplicationState::from),
                        Column.time("valid_to", ApplicationState::to),
                        Column.text(
                                "health",
                                state -> state.health() == null ? null : word(state.health()))),
                List.of("key, valid_from desc"));
    }

    private static History<Application, Deployment> deployments() {
        return new History<>(
                "deployment",
                Application::deployments,
                Deployment::id,
                List.of(
                        Column.time("started_at", Deployment::startedAt),
                        Column.text("change", each -> word(each.change())),
                        Column.text("outcome", each -> word(each.outcome())),
                        Column.text("environment", each -> each.placement().environment()),
                        Column.text("domain", each -> each.placement().domain())),
                List.of("domain, started_at desc", "started_at desc", "key, started_at desc"));
    }

    private static History<Application, DriftEpisode> episodes() {
        return new History<>(
                "episode",
                Application::episodes,
                DriftEpisode::id,
                List.of(
                        Column.time("opened_at", DriftEpisode::openedAt),
                        Column.time("closed_at", DriftEpisode::closedAt),
                        Column.text("kind", each -> word(each.kind())),
                        Column.text("environment", each -> each.placement().environment()),
                        Column.text("domain", each -> each.placement().domain())),
                List.of("opened_at desc", "closed_at", "domain, opened_at desc"));
    }

    private static History<Application, PathsAt> paths() {
        return new History<>("paths", Application::learnt, PathsAt::key, List.of(), List.of());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
