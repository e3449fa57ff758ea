package dev.tidemark.environment;

import dev.tidemark.event.Repository;
import dev.tidemark.event.RunEvent;
import dev.tidemark.event.Subject;
import dev.tidemark.projection.Column;
import dev.tidemark.projection.Entry;
import dev.tidemark.projection.History;
import dev.tidemark.projection.JoinedFact;
import dev.tidemark.projection.Projection;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One row per Ansible play and environment, and one per workflow. */
@Singleton
class RunProjection implements Projection<RunState> {

    private static final int LONGEST_KEY = 500;

    @Override
    public String name() {
        return "run";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public Class<RunState> model() {
        return RunState.class;
    }

    @Override
    public Set<String> keys(Entry entry) {
        Repository repository = entry.envelope().repository();
        return entry.event() instanceof RunEvent event && repository != null
                ? Set.of(key(repository, event.run()))
                : Set.of();
    }

    private static String key(Repository repository, RunEvent.Run run) {
        RunEvent.Play play = run.play();
        String key =
                play == null
                        ? Subject.of("workflow", repository.toString(), run.name()).value()
                        : Subject.of(
                                        "play",
                                        repository.toString(),
                                        play.environment(),
                                        run.name(),
                                        play.name())
                                .value();
        return key.length() <= LONGEST_KEY
                ? key
                : key.substring(0, LONGEST_KEY / 2)
                        + "~"
                        + UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public RunState evolve(@Nullable RunState current, JoinedFact fact) {
        var event = (RunEvent) fact.event();
        RunState known =
                current == null
                        ? RunState.unseen(
                                Objects.requireNonNull(fact.repository()).toString(), event.run())
                        : current;
        return known.after(event, fact);
    }

    @Override
    public List<Column<RunState>> columns() {
        return List.of(Column.text("environment", RunState::environment));
    }

    @Override
    public List<History<RunState, ?>> histories() {
        return List.of(
                new History<>(
                        "state",
                        List::of,
                        state -> state.from().toString(),
                        List.of(Column.time("valid_from", RunState::from)),
                        List.of("key, valid_from desc")));
    }
}
