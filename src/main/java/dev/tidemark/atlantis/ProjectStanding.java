package dev.tidemark.atlantis;

import dev.tidemark.event.AtlantisProject;
import dev.tidemark.event.AtlantisReport.Channel;
import dev.tidemark.event.PlanCounts;
import dev.tidemark.event.Revision;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where one project stands in one pull request.
 *
 * @param runs every run, in order of their beginning
 * @param head the pull request's newest head; null if nobody told one
 * @param isOpen whether the pull request is neither merged nor closed
 */
public record ProjectStanding(
        AtlantisProject project,
        List<ProjectRun> runs,
        @Nullable Revision head,
        boolean isOpen,
        boolean isMerged) {

    public ProjectStanding {
        runs = List.copyOf(runs);
    }

    /** Where it stands, in one word. */
    public enum State {
        PLANNING,
        PLANNED,
        NO_CHANGES,
        PLAN_ERRORED,
        PLAN_REFUSED,
        LOCKED,
        DISCARDED,
        /** The head moved since the plan. */
        STALE,
        /** Channels told opposite things of it. */
        CONTRADICTING,
        APPLYING,
        APPLIED,
        APPLY_ERRORED,
        APPLY_REFUSED,
        /** Merged, and what was planned was never applied. */
        NOT_APPLIED,
        /** Closed with nothing applied. */
        ENDED;

        /** The word in JSON. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        }
    }

    /** The last run of this command. */
    public Optional<ProjectRun> last(Command command) {
        return runs.reversed().stream().filter(run -> run.command() == command).findFirst();
    }

    /** The last apply, unless the project was planned again after it. */
    public Optional<ProjectRun> lastApply() {
        Optional<ProjectRun> plan = last(Command.PLAN);
        return last(Command.APPLY)
                .filter(apply ->
                        plan.isEmpty() || !plan.get().startedAt().isAfter(apply.startedAt()));
    }

    public State state() {
        Optional<ProjectRun> apply = lastApply();
        if (apply.isPresent() && apply.get().outcome() != Outcome.REFUSED) {
            return ofApply(apply.get());
        }
        Optional<ProjectRun> plan = last(Command.PLAN);
        State planned = plan.map(this::ofPlan).orElse(isOpen ? State.PLANNING : State.ENDED);
        return apply.isPresent() && planned == State.PLANNED && isOpen
                ? State.APPLY_REFUSED
                : planned;
    }

    private static State ofApply(ProjectRun apply) {
        return switch (apply.outcome()) {
            case RUNNING -> State.APPLYING;
            case SUCCEEDED, APPROVED -> State.APPLIED;
            case ERRORED -> apply.isContradicting() ? State.CONTRADICTING : State.APPLY_ERRORED;
            case REFUSED, LOCKED -> State.APPLY_REFUSED;
        };
    }

    private State ofPlan(ProjectRun plan) {
        return switch (plan.outcome()) {
            case RUNNING -> isOpen ? State.PLANNING : State.ENDED;
            case ERRORED -> plan.isContradicting() ? State.CONTRADICTING : State.PLAN_ERRORED;
            case REFUSED -> State.PLAN_REFUSED;
            case LOCKED -> State.LOCKED;
            case SUCCEEDED, APPROVED -> ofMadePlan(plan);
        };
    }

    private State ofMadePlan(ProjectRun plan) {
        if (plan.isEmpty()) {
            return State.NO_CHANGES;
        }
        if (!isOpen) {
            return isMerged ? State.NOT_APPLIED : State.ENDED;
        }
        if (plan.discardedBy() != null) {
            return State.DISCARDED;
        }
        if (head != null && plan.head() != null && !head.equals(plan.head())) {
            return State.STALE;
        }
        return plan.isCountedDifferently() ? State.CONTRADICTING : State.PLANNED;
    }

    /** Why the plan cannot be approved; empty if nothing stands against it here. */
    public Optional<Obstacle> obstacle() {
        Optional<ProjectRun> plan = last(Command.PLAN);
        boolean stands = state() == State.PLANNED || state() == State.APPLY_REFUSED;
        if (plan.isEmpty() || !stands) {
            return Optional.of(
                    state() == State.CONTRADICTING
                            ? Obstacle.CONTRADICTING
                            : Obstacle.NO_CURRENT_PLAN);
        }
        if (plan.get().saidBy(Channel.COMMENT).isEmpty()) {
            return Optional.of(Obstacle.NO_COMMENT);
        }
        if (plan.get().head() == null || plan.get().headInferred()) {
            return Optional.of(Obstacle.HEAD_NOT_TOLD);
        }
        boolean isWhole = plan.get().document() == null || plan.get().document().complete();
        return isWhole ? Optional.empty() : Optional.of(Obstacle.INCOMPLETE);
    }

    /** What stands against approving a plan. */
    public enum Obstacle {
        NO_CURRENT_PLAN,
        /** JSON and comment count differently, or channels tell opposite outcomes. */
        CONTRADICTING,
        NO_COMMENT,
        /** Only the time of its comment says which head was planned. */
        HEAD_NOT_TOLD,
        /** Terraform planned only a part. */
        INCOMPLETE
    }

    /** What the newest plan would do; null where nothing says. */
    public @Nullable PlanCounts planned() {
        return last(Command.PLAN).map(ProjectRun::planned).orElse(null);
    }
}
