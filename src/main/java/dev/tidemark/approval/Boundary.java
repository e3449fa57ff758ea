package dev.tidemark.approval;

import dev.tidemark.atlantis.Outcome;
import dev.tidemark.atlantis.PlanFact;
import dev.tidemark.atlantis.ProjectRun;
import dev.tidemark.event.ActorProof;
import dev.tidemark.event.ApprovalEvent;
import dev.tidemark.event.ApprovalRequest;
import dev.tidemark.event.AtlantisReport.Channel;
import dev.tidemark.event.ChangeEvent;
import dev.tidemark.event.EffectEvent;
import dev.tidemark.event.Event;
import dev.tidemark.event.Revision;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The position in the log up to which decisions about a plan count no more. By position, because
 * the log alone has one clock: what was decided after an entry was decided knowing it.
 */
final class Boundary {

    private static final long NOTHING = -1;

    private Boundary() {}

    /**
     * Of a plan: it was made again, the head moved away (and perhaps back), the pull request was
     * closed or merged, or the log says that decisions became void. A plan without its comment has
     * not been told, so nobody decided on it.
     */
    static long ofPlan(
            ApprovalRequest request,
            ProjectRun plan,
            List<PlanFact> told,
            List<ApprovalFact> history) {
        long moved =
                told.stream()
                        .filter(fact -> movesAway(fact, request.head()))
                        .mapToLong(PlanFact::position)
                        .max()
                        .orElse(NOTHING);
        return Math.max(Math.max(made(plan), moved), last(ApprovalEvent.Voided.class, history));
    }

    /** Where the log has the plan's comment; after everything if it has none. */
    static long made(ProjectRun plan) {
        return plan.tellings().stream()
                .filter(telling -> telling.channel() == Channel.COMMENT)
                .filter(telling -> telling.outcome().isEnd())
                .mapToLong(telling -> telling.fact().position())
                .max()
                .orElse(Long.MAX_VALUE);
    }

    private static long last(Class<? extends Event> type, List<ApprovalFact> history) {
        return history.stream()
                .filter(fact -> type.isInstance(fact.event()))
                .mapToLong(ApprovalFact::position)
                .max()
                .orElse(NOTHING);
    }

    private static boolean movesAway(PlanFact fact, Revision head) {
        if (fact.proof() == ActorProof.CLAIMED) {
            return false;
        }
        return switch (fact.event()) {
            case ChangeEvent.Opened opened -> isOther(opened.description().head(), head);
            case ChangeEvent.Edited edited -> isOther(edited.description().head(), head);
            case ChangeEvent.Reopened reopened -> isOther(reopened.description().head(), head);
            case ChangeEvent.Updated updated -> isOther(updated.after(), head);
            case ChangeEvent.Closed ignored -> true;
            case ChangeEvent.Merged ignored -> true;
            // What else is told moves no head.
            default -> false;
        };
    }

    private static boolean isOther(@Nullable Revision one, Revision head) {
        return one != null && !one.equals(head);
    }

    /**
     * Of the approvals: an apply that was let out has to be approved again once it could not be
     * sent, or Atlantis refused it.
     */
    static long ofApprovals(long plan, List<ApprovalFact> history, @Nullable ProjectRun apply) {
        long failed = last(EffectEvent.Failed.class, history);
        boolean wasSent =
                history.stream().anyMatch(fact -> fact.event() instanceof EffectEvent.Sent);
        long refused = wasSent && apply != null ? refusedAt(apply) : NOTHING;
        return Math.max(plan, Math.max(failed, refused));
    }

    /** When the log learnt that Atlantis refused it; -1 if it did not. */
    static long refusedAt(ProjectRun apply) {
        return apply.tellings().stream()
                .filter(telling ->
                        telling.outcome() == Outcome.REFUSED || telling.outcome() == Outcome.LOCKED)
                .mapToLong(telling -> telling.fact().position())
                .max()
                .orElse(NOTHING);
    }
}
