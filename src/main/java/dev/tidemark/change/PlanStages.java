package dev.tidemark.change;

import dev.tidemark.atlantis.ChangeRuns;
import dev.tidemark.atlantis.Command;
import dev.tidemark.atlantis.PlanStates;
import dev.tidemark.atlantis.ProjectRun;
import dev.tidemark.atlantis.ProjectStanding;
import dev.tidemark.atlantis.ProjectStanding.State;
import dev.tidemark.sentence.Mark;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The stages of a change's path that are Atlantis'. */
@Singleton
class PlanStages {

    /** What makes a plan no plan, the worst first. */
    private static final List<State> NO_PLAN =
            List.of(
                    State.PLAN_ERRORED,
                    State.PLAN_REFUSED,
                    State.LOCKED,
                    State.PLANNING,
                    State.STALE,
                    State.DISCARDED);

    /** What stands between a plan and its apply, the worst first. */
    private static final List<State> NO_APPLY =
            List.of(
                    State.APPLY_ERRORED,
                    State.CONTRADICTING,
                    State.APPLY_REFUSED,
                    State.APPLYING,
                    State.NOT_APPLIED,
                    State.ENDED);

    private final PlanStates states;
    private final PathMessages words;

    PlanStages(PlanStates states, PathMessages words) {
        this.states = states;
        this.words = words;
    }

    ChangeView.Stage planned(ChangeRuns runs) {
        Optional<State> trouble = first(NO_PLAN, runs);
        return trouble.map(state -> stage(states.of(state), words.plan(), "now", null))
                .orElseGet(() ->
                        stage(
                                new Mark("ok", words.planned()),
                                words.planned(),
                                "",
                                last(runs, Command.PLAN)));
    }

    /**
     * The apply of every project.
     *
     * @param waitsHere whether nothing else has to come first
     */
    ChangeView.Stage applied(ChangeRuns runs, boolean waitsHere) {
        Optional<State> trouble = first(NO_APPLY, runs);
        if (trouble.isPresent()) {
            return stage(states.of(trouble.get()), words.apply(), "now", null);
        }
        Set<State> all = states(runs);
        all.remove(State.NO_CHANGES);
        if (all.isEmpty()) {
            return stage(new Mark("void", words.nothingToApply()), words.apply(), "", null);
        }
        if (all.equals(EnumSet.of(State.APPLIED))) {
            Instant at = last(runs, Command.APPLY);
            return stage(new Mark("ok", words.applied()), words.applied(), "", at);
        }
        return waitsHere && all.contains(State.PLANNED)
                ? stage(new Mark("waiting", words.waits()), words.apply(), "now", null)
                : stage(new Mark("next", words.notYet()), words.apply(), "todo", null);
    }

    private static Optional<State> first(List<State> worstFirst, ChangeRuns runs) {
        Set<State> all = states(runs);
        return worstFirst.stream().filter(all::contains).findFirst();
    }

    private static Set<State> states(ChangeRuns runs) {
        Set<State> states = EnumSet.noneOf(State.class);
        runs.projects().stream().map(ProjectStanding::state).forEach(states::add);
        return states;
    }

    private static @Nullable Instant last(ChangeRuns runs, Command command) {
        return runs.runs().stream()
                .filter(run -> run.command() == command)
                .map(ProjectRun::endedAt)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static ChangeView.Stage stage(
            Mark mark, String name, String style, @Nullable Instant at) {
        return new ChangeView.Stage(
                mark, name, style, at, null, at == null ? mark.word() : null, null);
    }
}
