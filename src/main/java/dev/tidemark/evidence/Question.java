package dev.tidemark.evidence;

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
import java.util.EnumSet;
import java.util.Set;

/** What an auditor asks about a change, in the order of SOC 2 CC8.1. */
enum Question {
    WHAT_CHANGED,
    WHO_ASKED,
    WHO_REVIEWED,
    WHO_APPROVED,
    WHAT_WAS_TESTED,
    WHAT_WAS_APPLIED,
    WHEN_LIVE,
    EMERGENCY,
    /** What else the log has of it. */
    MORE;

    /** The questions that an entry stands behind. */
    static Set<Question> of(Event event) {
        return switch (event) {
            case ChangeEvent.Opened ignored -> EnumSet.of(WHAT_CHANGED, WHO_ASKED);
            case ChangeEvent.Reviewed ignored -> EnumSet.of(WHO_REVIEWED);
            case ChangeEvent ignored -> EnumSet.of(WHAT_CHANGED);
            case RevisionEvent ignored -> EnumSet.of(WHAT_CHANGED);
            case CommandEvent ignored -> EnumSet.of(WHO_ASKED);
            case PlanEvent.Requested ignored -> EnumSet.of(WHO_ASKED);
            case PlanEvent ignored -> EnumSet.of(WHAT_WAS_TESTED);
            case PolicyCheckEvent ignored -> EnumSet.of(WHAT_WAS_TESTED);
            case RunEvent ignored -> EnumSet.of(WHAT_WAS_TESTED);
            case StateEvent ignored -> EnumSet.of(WHAT_WAS_APPLIED);
            case ApplyEvent.Requested ignored -> EnumSet.of(WHO_ASKED, WHAT_WAS_APPLIED);
            case ApplyEvent.Succeeded ignored -> EnumSet.of(WHAT_WAS_APPLIED, WHEN_LIVE);
            case ApplyEvent ignored -> EnumSet.of(WHAT_WAS_APPLIED);
            case EffectEvent ignored -> EnumSet.of(WHAT_WAS_APPLIED);
            case SyncEvent.Succeeded ignored -> EnumSet.of(WHAT_WAS_APPLIED, WHEN_LIVE);
            case SyncEvent ignored -> EnumSet.of(WHAT_WAS_APPLIED);
            case ApprovalEvent.Overridden ignored -> EnumSet.of(WHO_APPROVED, EMERGENCY);
            case ApprovalEvent.Reviewed ignored -> EnumSet.of(WHO_APPROVED, EMERGENCY);
            case ApprovalEvent ignored -> EnumSet.of(WHO_APPROVED);
            case LockEvent ignored -> EnumSet.of(MORE);
            case CommentEvent ignored -> EnumSet.of(MORE);
            case TerraformEvent ignored -> EnumSet.of(MORE);
            case ApplicationEvent ignored -> EnumSet.of(MORE);
            case ApplicationSetEvent ignored -> EnumSet.of(MORE);
            case ArgoCdEvent ignored -> EnumSet.of(MORE);
            case PolicyEvent ignored -> EnumSet.of(MORE);
            case WindowEvent ignored -> EnumSet.of(MORE);
            case ObservationEvent ignored -> EnumSet.of(MORE);
            case LogEvent ignored -> EnumSet.of(MORE);
            case EvidenceEvent ignored -> EnumSet.of(MORE);
            case AccessEvent ignored -> EnumSet.of(MORE);
        };
    }
}
