package dev.tidemark.event;

/** What the policies say of a plan. Subjects as in {@link PlanEvent}. */
public sealed interface PolicyCheckEvent extends Event {

    /** A status went to pending. */
    record Started(AtlantisReport report) implements PolicyCheckEvent {}

    record Passed(AtlantisReport report) implements PolicyCheckEvent {}

    /** Some policy set did not pass and has not the approvals it asks for, or the check broke. */
    record Errored(AtlantisReport report) implements PolicyCheckEvent {}

    /** Its owners let the plan through in spite of the policies. */
    record Approved(AtlantisReport report) implements PolicyCheckEvent {}

    /** Somebody who may not approve policies tried to. */
    record Refused(AtlantisReport report) implements PolicyCheckEvent {}
}
