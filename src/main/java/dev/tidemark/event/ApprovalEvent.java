package dev.tidemark.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people decided about a plan in this portal, and what became of the decision. Subject of
 * each: {@link Subject#change}. The actor is who decided; a decision that nobody made, such as
 * {@link Voided}, has none.
 */
public sealed interface ApprovalEvent extends Event {

    /** The plan that it is about. */
    ApprovalRequest request();

    /**
     * Somebody entitled approved the plan.
     *
     * @param decision number of this person's decision about this request, from 1
     * @param have how many approvals count with this one
     * @param need how many the policy wants; with {@code have} at least that, the apply is let out
     * @param reason what the person wrote
     */
    record Granted(
            ApprovalRequest request,
            int decision,
            int have,
            int need,
            Basis basis,
            @Nullable String reason)
            implements ApprovalEvent {

        /** Whether this approval lets the apply out. */
        public boolean letsOut() {
            return have >= need;
        }
    }

    /** Somebody entitled said no: no approval of this plan counts any more. */
    record Rejected(ApprovalRequest request, int decision, Basis basis, String reason)
            implements ApprovalEvent {}

    /** Somebody took the own approval back, before the apply was let out. */
    record Withdrawn(ApprovalRequest request, int decision, @Nullable String reason)
            implements ApprovalEvent {}

    /**
     * What was decided counts no more, because what it was about moved.
     *
     * @param moved where to, if that is a revision
     */
    record Voided(ApprovalRequest request, Cause cause, @Nullable Revision moved)
            implements ApprovalEvent {}

    /**
     * A decision was not taken.
     *
     * @param rule which rule stood against it, in the words of {@code docs/approvals.md}
     * @param explanation the rule's fact in a sentence
     * @param couldDecide logins and teams who could have
     */
    record Refused(
            ApprovalRequest request, String rule, String explanation, List<String> couldDecide)
            implements ApprovalEvent {

        public Refused {
            couldDecide = List.copyOf(couldDecide);
        }
    }

    /**
     * Somebody who may broke the glass: the apply is let out against the policy. It stays open
     * until another lead reviewed it.
     *
     * @param broken rules that were not met
     */
    record Overridden(
            ApprovalRequest request, int decision, Basis basis, List<String> broken, String reason)
            implements ApprovalEvent {

        public Overridden {
            broken = List.copyOf(broken);
        }
    }

    /**
     * Another lead looked at an override afterwards.
     *
     * @param upheld whether it was right to override
     */
    record Reviewed(ApprovalRequest request, int decision, boolean upheld, @Nullable String reason)
            implements ApprovalEvent {}

    /** What moved. */
    enum Cause {
        HEAD_MOVED,
        NEW_PLAN,
        PLAN_DISCARDED,
        /** Where Atlantis requires an undiverged branch. */
        BASE_MOVED,
        /** The pull request was closed or merged. */
        CLOSED,
        /** Someone applied it without this portal. */
        APPLIED_ELSEWHERE,
        /** The policy asks for other people or for more of them than it did. */
        POLICY_CHANGED
    }

    /**
     * What a decision stood on, so that it can be judged again without this portal.
     *
     * @param policy commit of the policy that was in force; null for the one without a file
     * @param rule which of its rules was for this project
     * @param entitledBy the login or team in that rule by which the person was entitled
     * @param excluded logins that might not decide: author, committers, pusher, requester
     */
    record Basis(@Nullable Revision policy, String rule, String entitledBy, List<String> excluded) {

        public Basis {
            excluded = List.copyOf(excluded);
        }
    }
}
