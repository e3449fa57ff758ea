package dev.tidemark.eventlog.codec;

import static java.util.Map.entry;

import dev.tidemark.event.AccessEvent;
import dev.tidemark.event.ApplicationEvent;
import dev.tidemark.event.ApplicationSetEvent;
import dev.tidemark.event.ApplyEvent;
import dev.tidemark.event.ApprovalEvent;
import dev.tidemark.event.ArgoCdEvent;
import dev.tidemark.event.ChangeEvent;
import dev.tidemark.event.CommandEvent;
import dev.tidemark.event.CommentEvent;
import dev.tidemark.event.EffectEvent;
import dev.tidemark.event.Event;
import dev.tidemark.event.EvidenceEvent;
import dev.tidemark.event.LockEvent;
import dev.tidemark.event.LogEvent;
import dev.tidemark.event.ObservationEvent;
import dev.tidemark.event.PlanEvent;
import dev.tidemark.event.PolicyCheckEvent;
import dev.tidemark.event.PolicyEvent;
import dev.tidemark.event.RevisionEvent;
import dev.tidemark.event.RunEvent;
import dev.tidemark.event.StateEvent;
import dev.tidemark.event.SyncEvent;
import dev.tidemark.event.TerraformEvent;
import dev.tidemark.event.WindowEvent;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The name of every event, by hand: a stored name outlives the class that it names today. A changed
 * structure gets the next version and an {@link Upcaster}; a changed meaning gets another name.
 */
public final class EventTypes {

    private static final Map<Class<? extends Event>, String> NAMES =
            Map.ofEntries(
                    entry(ChangeEvent.Opened.class, "dev.tidemark.change.opened.v1"),
                    entry(ChangeEvent.Updated.class, "dev.tidemark.change.updated.v1"),
                    entry(ChangeEvent.Edited.class, "dev.tidemark.change.edited.v1"),
                    entry(ChangeEvent.Reviewed.class, "dev.tidemark.change.reviewed.v1"),
                    entry(ChangeEvent.Merged.class, "dev.tidemark.change.merged.v1"),
                    entry(ChangeEvent.Closed.class, "dev.tidemark.change.closed.v1"),
                    entry(ChangeEvent.Reopened.class, "dev.tidemark.change.reopened.v1"),
                    entry(RevisionEvent.Pushed.class, "dev.tidemark.revision.pushed.v1"),
                    entry(
                            RevisionEvent.RepositoryRenamed.class,
                            "dev.tidemark.repository.renamed.v1"),
                    entry(CommandEvent.Requested.class, "dev.tidemark.command.requested.v1"),
                    entry(PlanEvent.Requested.class, "dev.tidemark.plan.requested.v1"),
                    entry(PlanEvent.Started.class, "dev.tidemark.plan.started.v1"),
                    entry(PlanEvent.Succeeded.class, "dev.tidemark.plan.succeeded.v1"),
                    entry(PlanEvent.Errored.class, "dev.tidemark.plan.errored.v1"),
                    entry(PlanEvent.Discarded.class, "dev.tidemark.plan.discarded.v1"),
                    entry(PolicyCheckEvent.Started.class, "dev.tidemark.policycheck.started.v1"),
                    entry(PolicyCheckEvent.Passed.class, "dev.tidemark.policycheck.passed.v1"),
                    entry(PolicyCheckEvent.Errored.class, "dev.tidemark.policycheck.errored.v1"),
                    entry(PolicyCheckEvent.Approved.class, "dev.tidemark.policycheck.approved.v1"),
                    entry(PolicyCheckEvent.Refused.class, "dev.tidemark.policycheck.refused.v1"),
                    entry(StateEvent.Imported.class, "dev.tidemark.state.imported.v1"),
                    entry(StateEvent.Removed.class, "dev.tidemark.state.removed.v1"),
                    entry(ApplyEvent.Requested.class, "dev.tidemark.apply.requested.v1"),
                    entry(ApplyEvent.Started.class, "dev.tidemark.apply.started.v1"),
                    entry(ApplyEvent.Succeeded.class, "dev.tidemark.apply.succeeded.v1"),
                    entry(ApplyEvent.Errored.class, "dev.tidemark.apply.errored.v1"),
                    entry(ApplyEvent.Refused.class, "dev.tidemark.apply.refused.v1"),
                    entry(LockEvent.Acquired.class, "dev.tidemark.lock.acquired.v1"),
                    entry(LockEvent.Released.class, "dev.tidemark.lock.released.v1"),
                    entry(CommentEvent.Edited.class, "dev.tidemark.comment.edited.v1"),
                    entry(CommentEvent.Deleted.class, "dev.tidemark.comment.deleted.v1"),
                    entry(CommentEvent.Split.class, "dev.tidemark.comment.split.v1"),
                    entry(
                            TerraformEvent.DriftDetected.class,
                            "dev.tidemark.terraform.driftdetected.v1"),
                    entry(
                            TerraformEvent.DriftNotFound.class,
                            "dev.tidemark.terraform.driftnotfound.v1"),
                    entry(SyncEvent.Started.class, "dev.tidemark.sync.started.v1"),
                    entry(SyncEvent.Retried.class, "dev.tidemark.sync.retried.v1"),
                    entry(SyncEvent.Succeeded.class, "dev.tidemark.sync.succeeded.v1"),
                    entry(SyncEvent.Failed.class, "dev.tidemark.sync.failed.v1"),
                    entry(SyncEvent.Errored.class, "dev.tidemark.sync.errored.v1"),
                    entry(SyncEvent.Terminated.class, "dev.tidemark.sync.terminated.v1"),
                    entry(ApplicationEvent.Created.class, "dev.tidemark.application.created.v1"),
                    entry(ApplicationEvent.Deleted.class, "dev.tidemark.application.deleted.v1"),
                    entry(
                            ApplicationEvent.SpecChanged.class,
                            "dev.tidemark.application.specchanged.v1"),
                    entry(
                            ApplicationEvent.AutoSyncChanged.class,
                            "dev.tidemark.application.autosyncchanged.v1"),
                    entry(
                            ApplicationEvent.HealthChanged.class,
                            "dev.tidemark.application.healthchanged.v1"),
                    entry(
                            ApplicationEvent.ComparisonChanged.class,
                            "dev.tidemark.application.comparisonchanged.v1"),
                    entry(
                            ApplicationEvent.ImagesChanged.class,
                            "dev.tidemark.application.imageschanged.v1"),
                    entry(
                            ApplicationEvent.ConditionRaised.class,
                            "dev.tidemark.application.conditionraised.v1"),
                    entry(
                            ApplicationEvent.ConditionCleared.class,
                            "dev.tidemark.application.conditioncleared.v1"),
                    entry(ApplicationEvent.Stalled.class, "dev.tidemark.application.stalled.v1"),
                    entry(
                            ApplicationEvent.Reconciled.class,
                            "dev.tidemark.application.reconciled.v1"),
                    entry(
                            ApplicationEvent.PathsResolved.class,
                            "dev.tidemark.application.pathsresolved.v1"),
                    entry(
                            ApplicationEvent.RolloutChanged.class,
                            "dev.tidemark.application.rolloutchanged.v1"),
                    entry(
                            ApplicationEvent.ActionReported.class,
                            "dev.tidemark.application.actionreported.v1"),
                    entry(
                            ApplicationSetEvent.Changed.class,
                            "dev.tidemark.applicationset.changed.v1"),
                    entry(
                            ApplicationSetEvent.Deleted.class,
                            "dev.tidemark.applicationset.deleted.v1"),
                    entry(
                            ApplicationSetEvent.ConditionRaised.class,
                            "dev.tidemark.applicationset.conditionraised.v1"),
                    entry(
                            ApplicationSetEvent.ConditionCleared.class,
                            "dev.tidemark.applicationset.conditioncleared.v1"),
                    entry(
                            ArgoCdEvent.SettingsChanged.class,
                            "dev.tidemark.argocd.settingschanged.v1"),
                    entry(RunEvent.Started.class, "dev.tidemark.run.started.v1"),
                    entry(RunEvent.Succeeded.class, "dev.tidemark.run.succeeded.v1"),
                    entry(RunEvent.Errored.class, "dev.tidemark.run.errored.v1"),
                    entry(ApprovalEvent.Granted.class, "dev.tidemark.approval.granted.v1"),
                    entry(ApprovalEvent.Rejected.class, "dev.tidemark.approval.rejected.v1"),
                    entry(ApprovalEvent.Withdrawn.class, "dev.tidemark.approval.withdrawn.v1"),
                    entry(ApprovalEvent.Voided.class, "dev.tidemark.approval.voided.v1"),
                    entry(ApprovalEvent.Refused.class, "dev.tidemark.approval.refused.v1"),
                    entry(ApprovalEvent.Overridden.class, "dev.tidemark.approval.overridden.v1"),
                    entry(ApprovalEvent.Reviewed.class, "dev.tidemark.approval.reviewed.v1"),
                    entry(EffectEvent.Sent.class, "dev.tidemark.effect.sent.v1"),
                    entry(EffectEvent.Failed.class, "dev.tidemark.effect.failed.v1"),
                    entry(PolicyEvent.Changed.class, "dev.tidemark.policy.changed.v1"),
                    entry(PolicyEvent.Invalid.class, "dev.tidemark.policy.invalid.v1"),
                    entry(WindowEvent.Frozen.class, "dev.tidemark.window.frozen.v1"),
                    entry(WindowEvent.Thawed.class, "dev.tidemark.window.thawed.v1"),
                    entry(ObservationEvent.Gap.class, "dev.tidemark.observation.gap.v1"),
                    entry(ObservationEvent.Resumed.class, "dev.tidemark.observation.resumed.v1"),
                    entry(LogEvent.Started.class, "dev.tidemark.log.started.v1"),
                    entry(LogEvent.KeyAdopted.class, "dev.tidemark.log.keyadopted.v1"),
                    entry(LogEvent.Incarnated.class, "dev.tidemark.log.incarnated.v1"),
                    entry(LogEvent.Verified.class, "dev.tidemark.log.verified.v1"),
                    entry(
                            LogEvent.VerificationFailed.class,
                            "dev.tidemark.log.verificationfailed.v1"),
                    entry(LogEvent.Anchored.class, "dev.tidemark.log.anchored.v1"),
                    entry(EvidenceEvent.Deleted.class, "dev.tidemark.evidence.deleted.v1"),
                    entry(EvidenceEvent.Held.class, "dev.tidemark.evidence.held.v1"),
                    entry(EvidenceEvent.Released.class, "dev.tidemark.evidence.released.v1"),
                    entry(AccessEvent.Refused.class, "dev.tidemark.access.refused.v1"),
                    entry(AccessEvent.Changed.class, "dev.tidemark.access.changed.v1"),
                    entry(AccessEvent.ExportTaken.class, "dev.tidemark.export.taken.v1"));

    private static final Map<String, Class<? extends Event>> CLASSES =
            NAMES.entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));

    private EventTypes() {}

    /**
     * The name that entries of this event carry.
     *
     * @throws IllegalArgumentException if it has none, which a test keeps from happening
     */
    public static String nameOf(Class<? extends Event> event) {
        String name = NAMES.get(event);
        if (name == null) {
            throw new IllegalArgumentException(event + " has no type name");
        }
        return name;
    }

    /** The event with this name, if this version knows it. */
    public static Optional<Class<? extends Event>> classOf(String name) {
        return Optional.ofNullable(CLASSES.get(name));
    }

    /** Every name that this version knows. */
    public static Set<String> known() {
        return CLASSES.keySet();
    }

    static Map<Class<? extends Event>, String> names() {
        return NAMES;
    }
}
