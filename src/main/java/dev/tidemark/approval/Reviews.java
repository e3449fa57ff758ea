package dev.tidemark.approval;

import dev.tidemark.event.ApprovalEvent;
import java.util.List;

/** Which overrides nobody looked at yet. */
final class Reviews {

    private Reviews() {}

    /** Overrides without a later review of the same request, in their order. */
    static List<ApprovalFact> open(List<ApprovalFact> facts) {
        return facts.stream()
                .filter(fact -> fact.event() instanceof ApprovalEvent.Overridden)
                .filter(override -> facts.stream().noneMatch(later -> reviews(later, override)))
                .toList();
    }

    private static boolean reviews(ApprovalFact later, ApprovalFact override) {
        return later.position() > override.position()
                && later.event() instanceof ApprovalEvent.Reviewed reviewed
                && reviewed.request().equals(override.request());
    }
}
