package dev.tidemark.approval;

import static dev.tidemark.approval.RuleFact.fails;
import static dev.tidemark.approval.RuleFact.holds;

import dev.tidemark.approval.RuleFact.Fact;
import dev.tidemark.atlantis.Command;
import dev.tidemark.atlantis.Outcome;
import dev.tidemark.atlantis.ProjectRun;
import dev.tidemark.atlantis.ProjectStanding;
import dev.tidemark.event.ApprovalEvent.Cause;
import dev.tidemark.policy.Freeze;
import java.util.Optional;

/** The rules about the plan and its pull request, whoever decides. */
final class PlanRules {

    /** Digits of a digest, for people. */
    private static final int SHORT = 12;

    private final Situation situation;
    private final RequestStanding standing;
    private final ChangeFacts change;

    PlanRules(Situation situation) {
        this.situation = situation;
        this.standing = situation.standing();
        this.change = situation.change();
    }

    /** The newest plan of its project, at the head, neither discarded nor applied. */
    RuleFact current() {
        Cause voided = standing.voided();
        if (voided != null) {
            return fails(RuleKey.PLAN_CURRENT, fact(voided));
        }
        return standing.isCurrent()
                ? holds(
                        RuleKey.PLAN_CURRENT,
                        Fact.PLAIN,
                        standing.request().head().abbreviated(),
                        standing.request().digest().substring(0, SHORT))
                : fails(RuleKey.PLAN_CURRENT, Fact.APPLIED);
    }

    /** And whole, told by all that must tell it, in the same words. */
    RuleFact currentAndWhole() {
        RuleFact current = current();
        ProjectStanding project = standing.project();
        if (!current.holds() || project == null) {
            return current;
        }
        return project.obstacle()
                .map(obstacle -> fails(RuleKey.PLAN_CURRENT, fact(obstacle)))
                .orElse(current);
    }

    private static Fact fact(Cause voided) {
        return switch (voided) {
            case HEAD_MOVED -> Fact.HEAD_MOVED;
            case NEW_PLAN, POLICY_CHANGED -> Fact.NEW_PLAN;
            case PLAN_DISCARDED -> Fact.DISCARDED;
            case BASE_MOVED -> Fact.BASE_MOVED;
            case CLOSED -> Fact.CLOSED;
            case APPLIED_ELSEWHERE -> Fact.APPLIED;
        };
    }

    private static Fact fact(ProjectStanding.Obstacle obstacle) {
        return switch (obstacle) {
            case NO_CURRENT_PLAN -> Fact.NO_CURRENT_PLAN;
            case CONTRADICTING -> Fact.CONTRADICTING;
            case NO_COMMENT -> Fact.NO_COMMENT;
            case HEAD_NOT_TOLD -> Fact.HEAD_NOT_TOLD;
            case INCOMPLETE -> Fact.INCOMPLETE;
        };
    }

    RuleFact open() {
        if (!change.isOpen()) {
            return fails(RuleKey.OPEN, change.isMerged() ? Fact.MERGED : Fact.CLOSED);
        }
        return change.isDraft() ? fails(RuleKey.OPEN, Fact.DRAFT) : holds(RuleKey.OPEN, Fact.PLAIN);
    }

    RuleFact unlocked() {
        Long other = change.lockedBy();
        return other == null
                ? holds(RuleKey.NOT_LOCKED, Fact.PLAIN)
                : fails(RuleKey.NOT_LOCKED, Fact.LOCKED_BY, Long.toString(other));
    }

    /** One that is older than the plan was of another plan: the check of this one is to come. */
    RuleFact policyCheck() {
        ProjectRun plan = standing.plan();
        Optional<ProjectRun> check =
                Optional.ofNullable(standing.project())
                        .flatMap(project -> project.last(Command.POLICY_CHECK));
        if (check.isEmpty()) {
            return holds(RuleKey.POLICY_CHECK, Fact.NOT_ASKED);
        }
        boolean isOfThis = plan != null && !check.get().startedAt().isBefore(plan.startedAt());
        if (!isOfThis || check.get().outcome() == Outcome.RUNNING) {
            return fails(RuleKey.POLICY_CHECK, Fact.CHECK_PENDING);
        }
        return check.get().outcome().isGood()
                ? holds(RuleKey.POLICY_CHECK, Fact.PLAIN)
                : fails(RuleKey.POLICY_CHECK, Fact.CHECK_FAILED);
    }

    RuleFact undiverged() {
        if (!situation.rule().undiverged()) {
            return holds(RuleKey.UNDIVERGED, Fact.NOT_ASKED);
        }
        if (change.diverged() == null) {
            return fails(RuleKey.UNDIVERGED, Fact.BASE_UNKNOWN);
        }
        return change.diverged()
                ? fails(RuleKey.UNDIVERGED, Fact.BASE_MOVED)
                : holds(RuleKey.UNDIVERGED, Fact.PLAIN);
    }

    RuleFact notFrozen() {
        Optional<Freeze> freeze = situation.freeze();
        return freeze.map(on ->
                        fails(
                                RuleKey.NOT_FROZEN,
                                Fact.FROZEN,
                                on.window(),
                                on.until().toString(),
                                on.reason()))
                .orElseGet(() -> holds(RuleKey.NOT_FROZEN, Fact.PLAIN));
    }

    /** Once it is let out, what is decided has left this portal. */
    RuleFact notLetOut() {
        boolean isOut =
                switch (standing.state()) {
                    case LET_OUT, SENDING, SENT, APPLYING, APPLIED, APPLY_ERRORED -> true;
                    case WAITING, REJECTED, VOID, FAILED -> false;
                };
        return isOut
                ? fails(RuleKey.NOT_LET_OUT, Fact.PLAIN)
                : holds(RuleKey.NOT_LET_OUT, Fact.PLAIN);
    }

    RuleFact notRejected() {
        ApprovalFact rejection = standing.rejection();
        return rejection == null || rejection.actor() == null
                ? holds(RuleKey.NOT_REJECTED, Fact.PLAIN)
                : fails(RuleKey.NOT_REJECTED, Fact.PLAIN, rejection.actor().login());
    }
}
