package dev.tidemark.ingest.plan;

/**
 * It is JSON and says something that this version cannot read without guessing. The message is kept
 * as the reason and MUST NOT repeat anything from the plan.
 */
final class UnreadablePlan extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnreadablePlan(String reason) {
        super(reason, null, false, false);
    }
}
