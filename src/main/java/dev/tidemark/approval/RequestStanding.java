package dev.tidemark.approval;

import dev.tidemark.atlantis.ProjectRun;
import dev.tidemark.atlantis.ProjectStanding;
import dev.tidemark.event.Actor;
import dev.tidemark.event.ApprovalEvent;
import dev.tidemark.event.ApprovalRequest;
import dev.tidemark.event.Repository;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where one request stands: the plan, what was decided about it and what became of that.
 *
 * @param project where its project stands now, perhaps with another plan
 * @param plan the run that made this plan, if it is the newest one of the project
 * @param voided why it is not the current plan any more; null while it is
 * @param history every decision about it, refusals, voids and effects, in the order of the log
 * @param approvals that count now, at most one per person
 * @param rejection that counts now
 * @param releases in their order; the last is open while it has no effect
 * @param apply of the command that was sent for the last release
 * @param approvedBefore whether a plan of the project with this digest was approved and that was
 *     not taken back, at this head or another
 */
public record RequestStanding(
        Repository repository,
        ApprovalRequest request,
        RequestState state,
        @Nullable ProjectStanding project,
        @Nullable ProjectRun plan,
        ApprovalEvent.@Nullable Cause voided,
        List<ApprovalFact> history,
        List<ApprovalFact> approvals,
        @Nullable ApprovalFact rejection,
        List<Release> releases,
        @Nullable ProjectRun apply,
        boolean approvedBefore) {

    public RequestStanding {
        history = List.copyOf(history);
        approvals = List.copyOf(approvals);
        releases = List.copyOf(releases);
    }

    /** Whether it is the newest plan of its project, and nothing was applied of it. */
    public boolean isCurrent() {
        return plan != null && voided == null && (apply == null || RequestStates.isRefused(apply));
    }

    /** The release that is open, or was last. */
    public Optional<Release> lastRelease() {
        return releases.isEmpty() ? Optional.empty() : Optional.of(releases.getLast());
    }

    /** How often this account decided about this request; its next decision is one more. */
    public int decisionsOf(Actor account) {
        return history.stream()
                .filter(fact -> fact.isBy(account))
                .mapToInt(ApprovalFact::decision)
                .max()
                .orElse(0);
    }

    /** This account's decision with this number. */
    Optional<ApprovalFact> decision(Actor account, int number) {
        return history.stream()
                .filter(fact -> number > 0 && fact.decision() == number)
                .filter(fact -> fact.isBy(account))
                .findFirst();
    }

    /** The overrides that nobody reviewed yet, in their order. */
    public List<ApprovalFact> unreviewed() {
        return Reviews.open(history);
    }

    /**
     * Whether the same plan was decided about before and became void by being planned again: one
     * step approves it again.
     */
    public boolean isUnchangedSinceVoid() {
        return isCurrent()
                && state == RequestState.WAITING
                && approvals.isEmpty()
                && approvedBefore;
    }
}
