package dev.tidemark.approval;

import dev.tidemark.atlantis.Outcome;
import dev.tidemark.atlantis.ProjectRun;
import dev.tidemark.event.ApprovalEvent.Cause;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a request stands, in one word. */
final class RequestStates {

    private RequestStates() {}

    static RequestState of(
            List<Release> releases,
            List<ApprovalFact> counting,
            @Nullable ApprovalFact rejection,
            @Nullable Cause voided,
            long planned,
            @Nullable ProjectRun apply) {
        Release last = releases.isEmpty() ? null : releases.getLast();
        if (last != null && last.isSent() && apply != null && !isRefused(apply)) {
            return ofApply(apply);
        }
        if (voided != null) {
            return RequestState.VOID;
        }
        if (rejection != null) {
            return RequestState.REJECTED;
        }
        // A release of an earlier making of the same plan is over.
        return last == null || last.by().position() <= planned || isOverApplied(last, counting)
                ? RequestState.WAITING
                : ofRelease(last, apply);
    }

    /** Approved anew since it failed. */
    private static boolean isOverApplied(Release last, List<ApprovalFact> counting) {
        return counting.stream().anyMatch(fact -> fact.position() > last.by().position());
    }

    private static RequestState ofRelease(Release last, @Nullable ProjectRun apply) {
        if (last.effect() == null) {
            return RequestState.LET_OUT;
        }
        // The refusal may have been told before it was written down that the command was sent.
        boolean isRefused = apply != null && Boundary.refusedAt(apply) > last.by().position();
        return last.isSent() && !isRefused ? RequestState.SENT : RequestState.FAILED;
    }

    private static RequestState ofApply(ProjectRun apply) {
        return switch (apply.outcome()) {
            case RUNNING -> RequestState.APPLYING;
            case SUCCEEDED, APPROVED -> RequestState.APPLIED;
            case ERRORED -> RequestState.APPLY_ERRORED;
            case REFUSED, LOCKED -> RequestState.FAILED;
        };
    }

    static boolean isRefused(ProjectRun apply) {
        return apply.outcome() == Outcome.REFUSED || apply.outcome() == Outcome.LOCKED;
    }
}
