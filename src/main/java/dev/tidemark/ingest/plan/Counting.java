package dev.tidemark.ingest.plan;

import dev.tidemark.event.PlanCounts;
import dev.tidemark.event.PlanDocument.Action;

/** Counts as Terraform's own last line of a plan does. */
final class Counting {

    private static final PlanCounts ADD = new PlanCounts(1, 0, 0, 0, 0);
    private static final PlanCounts CHANGE = new PlanCounts(0, 1, 0, 0, 0);
    private static final PlanCounts DESTROY = new PlanCounts(0, 0, 1, 0, 0);
    private static final PlanCounts IMPORT = new PlanCounts(0, 0, 0, 1, 0);
    private static final PlanCounts FORGET = new PlanCounts(0, 0, 0, 0, 1);

    private PlanCounts counts = PlanCounts.NONE;

    PlanCounts counts() {
        return counts;
    }

    void add(Action action, boolean imported) {
        counts = counts.plus(of(action)).plus(imported ? IMPORT : PlanCounts.NONE);
    }

    private static PlanCounts of(Action action) {
        return switch (action) {
            case CREATE -> ADD;
            case UPDATE -> CHANGE;
            case DELETE -> DESTROY;
            case DELETE_CREATE, CREATE_DELETE -> ADD.plus(DESTROY);
            // The old object stays, outside of the state.
            case CREATE_FORGET -> ADD.plus(FORGET);
            case FORGET -> FORGET;
            case IMPORT, MOVE, READ -> PlanCounts.NONE;
        };
    }
}
