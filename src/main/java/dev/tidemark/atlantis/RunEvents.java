package dev.tidemark.atlantis;

import dev.tidemark.event.ApplyEvent;
import dev.tidemark.event.AtlantisReport;
import dev.tidemark.event.Event;
import dev.tidemark.event.PlanEvent;
import dev.tidemark.event.PolicyCheckEvent;
import dev.tidemark.event.StateEvent;

/** What a run comes to, in the words of the vocabulary, so that it is told like everything else. */
public final class RunEvents {

    private RunEvents() {}

    /** The one event that says what all the tellings of a run say together. */
    public static Event of(ProjectRun run) {
        AtlantisReport last = run.tellings().getLast().report();
        var report =
                new AtlantisReport(
                        last.channel(),
                        null,
                        run.project(),
                        last.comment(),
                        last.context(),
                        run.outcome().isGood() ? null : run.said());
        return switch (run.command()) {
            case PLAN -> plan(run, report);
            case POLICY_CHECK -> policyCheck(run.outcome(), report);
            case APPLY -> apply(run, report);
            case IMPORT -> new StateEvent.Imported(report);
            case STATE_RM -> new StateEvent.Removed(report);
        };
    }

    private static PlanEvent plan(ProjectRun run, AtlantisReport report) {
        return switch (run.outcome()) {
            case RUNNING -> new PlanEvent.Started(report);
            case SUCCEEDED, APPROVED -> new PlanEvent.Succeeded(report, run.text(), run.document());
            case ERRORED -> new PlanEvent.Errored(report, PlanEvent.Cause.ERROR, null);
            case REFUSED -> new PlanEvent.Errored(report, PlanEvent.Cause.FAILED, null);
            case LOCKED -> new PlanEvent.Errored(report, PlanEvent.Cause.LOCKED, run.lockedBy());
        };
    }

    private static PolicyCheckEvent policyCheck(Outcome outcome, AtlantisReport report) {
        return switch (outcome) {
            case RUNNING -> new PolicyCheckEvent.Started(report);
            case SUCCEEDED -> new PolicyCheckEvent.Passed(report);
            case APPROVED -> new PolicyCheckEvent.Approved(report);
            case ERRORED -> new PolicyCheckEvent.Errored(report);
            case REFUSED, LOCKED -> new PolicyCheckEvent.Refused(report);
        };
    }

    private static ApplyEvent apply(ProjectRun run, AtlantisReport report) {
        return switch (run.outcome()) {
            case RUNNING -> new ApplyEvent.Started(report);
            case SUCCEEDED, APPROVED -> new ApplyEvent.Succeeded(report, run.applied());
            case ERRORED -> new ApplyEvent.Errored(report);
            case REFUSED, LOCKED -> new ApplyEvent.Refused(report);
        };
    }
}
