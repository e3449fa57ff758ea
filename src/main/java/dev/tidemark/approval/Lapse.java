package dev.tidemark.approval;

import dev.tidemark.event.ApprovalEvent;
import dev.tidemark.event.ApprovalEvent.Cause;
import dev.tidemark.event.EffectEvent;
import dev.tidemark.event.Revision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decisions about a plan count no more, and nothing in the log says so yet. Nothing is decided by
 * it: it is written down so that whoever decided, or audits, need not work it out.
 *
 * @param moved where to, if that is a revision
 * @param last position of the last decision that is void
 */
record Lapse(Cause cause, @Nullable Revision moved, long last) {

    /** What is to be said about a request; nothing for most. */
    static Optional<Lapse> of(Situation situation) {
        RequestStanding standing = situation.standing();
        List<ApprovalFact> held = held(standing.history());
        Cause cause = held.isEmpty() ? null : cause(situation, held);
        if (cause == null) {
            return Optional.empty();
        }
        Revision moved = cause == Cause.HEAD_MOVED ? situation.change().head() : null;
        return Optional.of(new Lapse(cause, moved, held.getLast().position()));
    }

    /** Decisions that were not taken back, not acted on and not called void, in their order. */
    static List<ApprovalFact> held(List<ApprovalFact> history) {
        var held = new ArrayList<ApprovalFact>();
        for (ApprovalFact fact : history) {
            switch (fact.event()) {
                case ApprovalEvent.Granted ignored -> held.add(fact);
                case ApprovalEvent.Rejected ignored -> held.add(fact);
                case ApprovalEvent.Overridden ignored -> held.add(fact);
                case ApprovalEvent.Withdrawn ignored ->
                        held.removeIf(each ->
                                each.event() instanceof ApprovalEvent.Granted
                                        && fact.actor() != null
                                        && each.isBy(fact.actor()));
                case ApprovalEvent.Voided ignored -> held.clear();
                case EffectEvent ignored -> held.clear();
                // A refusal decides nothing, and a review nothing about the plan.
                default -> {}
            }
        }
        return held;
    }

    private static @Nullable Cause cause(Situation situation, List<ApprovalFact> held) {
        RequestStanding standing = situation.standing();
        Cause voided = standing.voided();
        if (voided != null) {
            // Perhaps by our own command, of which it is not written down yet that it was sent.
            boolean isPerhapsOurs =
                    voided == Cause.APPLIED_ELSEWHERE
                            && standing.lastRelease()
                                    .filter(last -> last.effect() == null)
                                    .isPresent();
            return isPerhapsOurs ? null : voided;
        }
        boolean isOut = standing.state() == RequestState.LET_OUT;
        if ((isOut || standing.state() == RequestState.WAITING) && hasDiverged(situation)) {
            return Cause.BASE_MOVED;
        }
        if (standing.state() != RequestState.WAITING) {
            return null;
        }
        if (held.stream().noneMatch(standing.approvals()::contains)) {
            return Cause.NEW_PLAN;
        }
        // Who asked for the apply since may not approve it, but the policy named the person.
        boolean anyCounts =
                standing.approvals().stream()
                        .anyMatch(approval ->
                                Entitlement.isStillBy(approval, situation.rule().approvers()));
        return anyCounts ? null : Cause.POLICY_CHANGED;
    }

    private static boolean hasDiverged(Situation situation) {
        return situation.rule().undiverged() && Boolean.TRUE.equals(situation.change().diverged());
    }
}
