package dev.tidemark.atlantis;

import dev.tidemark.event.ApplyEvent;
import dev.tidemark.event.CommentEvent;
import dev.tidemark.event.Event;
import dev.tidemark.event.PlanEvent;
import dev.tidemark.event.PolicyCheckEvent;
import dev.tidemark.event.StateEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What facts tell of outcomes. */
final class Tellings {

    private Tellings() {}

    /** In order of time; the parts of a split comment tell together, or nothing. */
    static List<Telling> of(List<PlanFact> facts) {
        var tellings = new ArrayList<Telling>();
        for (PlanFact fact : facts) {
            of(fact).ifPresent(tellings::add);
        }
        tellings.addAll(
                SplitComments.join(
                        facts.stream()
                                .filter(fact -> fact.event() instanceof CommentEvent.Split)
                                .toList()));
        tellings.sort(Comparator.comparing(Telling::time));
        return tellings;
    }

    private static Optional<Telling> of(PlanFact fact) {
        Event event = fact.event();
        if (event instanceof PlanEvent plan) {
            return ofPlan(plan, fact);
        }
        if (event instanceof PolicyCheckEvent check) {
            return Optional.of(ofPolicyCheck(check, fact));
        }
        if (event instanceof ApplyEvent apply) {
            return ofApply(apply, fact);
        }
        return event instanceof StateEvent state
                ? Optional.of(ofState(state, fact))
                : Optional.empty();
    }

    private static Optional<Telling> ofPlan(PlanEvent event, PlanFact fact) {
        return switch (event) {
            case PlanEvent.Started(var report) ->
                    Optional.of(Telling.of(Command.PLAN, Outcome.RUNNING, report, fact));
            case PlanEvent.Succeeded(var report, var text, var document) ->
                    Optional.of(
                            new Telling(
                                    Command.PLAN,
                                    Outcome.SUCCEEDED,
                                    report,
                                    report.project(),
                                    fact,
                                    text,
                                    document,
                                    null,
                                    null));
            case PlanEvent.Errored errored -> Optional.of(ofErrored(errored, fact));
            case PlanEvent.Requested ignored -> Optional.empty();
            case PlanEvent.Discarded ignored -> Optional.empty();
        };
    }

    private static Telling ofErrored(PlanEvent.Errored errored, PlanFact fact) {
        Outcome outcome =
                switch (errored.cause()) {
                    case LOCKED -> Outcome.LOCKED;
                    case FAILED -> Outcome.REFUSED;
                    case ERROR, NOT_SAID -> Outcome.ERRORED;
                };
        return new Telling(
                Command.PLAN,
                outcome,
                errored.report(),
                errored.report().project(),
                fact,
                null,
                null,
                null,
                errored.lockedBy());
    }

    private static Telling ofPolicyCheck(PolicyCheckEvent event, PlanFact fact) {
        return switch (event) {
            case PolicyCheckEvent.Started(var report) ->
                    Telling.of(Command.POLICY_CHECK, Outcome.RUNNING, report, fact);
            case PolicyCheckEvent.Passed(var report) ->
                    Telling.of(Command.POLICY_CHECK, Outcome.SUCCEEDED, report, fact);
            case PolicyCheckEvent.Errored(var report) ->
                    Telling.of(Command.POLICY_CHECK, Outcome.ERRORED, report, fact);
            case PolicyCheckEvent.Approved(var report) ->
                    Telling.of(Command.POLICY_CHECK, Outcome.APPROVED, report, fact);
            case PolicyCheckEvent.Refused(var report) ->
                    Telling.of(Command.POLICY_CHECK, Outcome.REFUSED, report, fact);
        };
    }

    private static Optional<Telling> ofApply(ApplyEvent event, PlanFact fact) {
        return switch (event) {
            case ApplyEvent.Requested ignored -> Optional.empty();
            case ApplyEvent.Started(var report) ->
                    Optional.of(Telling.of(Command.APPLY, Outcome.RUNNING, report, fact));
            case ApplyEvent.Succeeded(var report, var counts) ->
                    Optional.of(
                            new Telling(
                                    Command.APPLY,
                                    Outcome.SUCCEEDED,
                                    report,
                                    report.project(),
                                    fact,
                                    null,
                                    null,
                                    counts,
                                    null));
            case ApplyEvent.Errored(var report) ->
                    Optional.of(Telling.of(Command.APPLY, Outcome.ERRORED, report, fact));
            case ApplyEvent.Refused(var report) ->
                    Optional.of(Telling.of(Command.APPLY, Outcome.REFUSED, report, fact));
        };
    }

    private static Telling ofState(StateEvent event, PlanFact fact) {
        return switch (event) {
            case StateEvent.Imported(var report) ->
                    Telling.of(Command.IMPORT, Outcome.SUCCEEDED, report, fact);
            case StateEvent.Removed(var report) ->
                    Telling.of(Command.STATE_RM, Outcome.SUCCEEDED, report, fact);
        };
    }
}
