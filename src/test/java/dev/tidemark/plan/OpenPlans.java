package dev.tidemark.plan;

import dev.tidemark.eventlog.EventLog;

/** Plans as the pages read them, without a portal around it. */
public final class OpenPlans {

    private OpenPlans() {}

    public static PlanDocuments of(EventLog log) {
        return new PlanDocuments(log);
    }
}
