package dev.tidemark.sentence;

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
import jakarta.inject.Singleton;

/** Which mark stands beside an event. */
@Singleton
public class EventMark {

    private static final String NOTED = "noted";

    private final MarkWords words;
    private final AtlantisMark atlantis;
    private final ArgoCdMark argocd;
    private final ApprovalMark approval;

    EventMark(MarkWords words) {
        this.words = words;
        this.atlantis = new AtlantisMark(words);
        this.argocd = new ArgoCdMark(words);
        this.approval = new ApprovalMark(words);
    }

    public Mark of(Event event) {
        return switch (event) {
            case ChangeEvent change -> ofChange(change);
            case RevisionEvent.Pushed pushed ->
                    pushed.forced()
                            ? new Mark("back", words.forced())
                            : new Mark(NOTED, words.pushed());
            case RevisionEvent.RepositoryRenamed ignored -> new Mark(NOTED, words.renamed());
            case CommandEvent.Requested ignored -> new Mark(NOTED, words.commanded());
            case PlanEvent plan -> atlantis.of(plan);
            case PolicyCheckEvent check -> atlantis.of(check);
            case StateEvent.Imported ignored -> new Mark("paused", words.imported());
            case StateEvent.Removed ignored -> new Mark("paused", words.stateRemoved());
            case ApplyEvent apply -> atlantis.of(apply);
            case LockEvent.Acquired ignored -> new Mark(NOTED, words.locked());
            case LockEvent.Released ignored -> new Mark(NOTED, words.unlocked());
            case CommentEvent.Edited edited ->
                    edited.byAuthor()
                            ? new Mark(NOTED, words.edited())
                            : new Mark("refused", words.tampered());
            case CommentEvent.Deleted ignored -> new Mark("void", words.deleted());
            case CommentEvent.Split ignored -> new Mark(NOTED, words.part());
            case TerraformEvent.DriftDetected ignored -> new Mark("drift", words.drift());
            case TerraformEvent.DriftNotFound ignored -> new Mark("ok", words.noDrift());
            case SyncEvent sync -> argocd.of(sync);
            case ApplicationEvent application -> argocd.of(application);
            case ApplicationSetEvent set -> argocd.of(set);
            case ArgoCdEvent.SettingsChanged ignored -> new Mark(NOTED, words.settings());
            case RunEvent.Started ignored -> new Mark("moving", words.running());
            case RunEvent.Succeeded ignored -> new Mark("ok", words.succeeded());
            case RunEvent.Errored ignored -> new Mark("failed", words.errored());
            case ApprovalEvent decision -> approval.of(decision);
            case EffectEvent effect -> approval.of(effect);
            case PolicyEvent policy -> approval.of(policy);
            case WindowEvent window -> approval.of(window);
            case ObservationEvent.Gap ignored -> new Mark("unseen", words.notObserved());
            case ObservationEvent.Resumed ignored -> new Mark("ok", words.observedAgain());
            case LogEvent log -> ofLog(log);
            case EvidenceEvent.Deleted ignored -> new Mark("void", words.evidenceDeleted());
            case EvidenceEvent.Held ignored -> new Mark("paused", words.evidenceHeld());
            case EvidenceEvent.Released ignored -> new Mark(NOTED, words.evidenceReleased());
            case AccessEvent.Refused ignored -> new Mark("refused", words.refused());
            case AccessEvent.Changed ignored -> new Mark(NOTED, words.accessChanged());
            case AccessEvent.ExportTaken ignored -> new Mark(NOTED, words.exported());
        };
    }

    private Mark ofChange(ChangeEvent event) {
        return switch (event) {
            case ChangeEvent.Opened ignored -> new Mark(NOTED, words.opened());
            case ChangeEvent.Updated ignored -> new Mark(NOTED, words.pushed());
            case ChangeEvent.Edited ignored -> new Mark(NOTED, words.edited());
            case ChangeEvent.Reviewed reviewed -> ofReview(reviewed.state());
            case ChangeEvent.Merged ignored -> new Mark("ok", words.merged());
            case ChangeEvent.Closed ignored -> new Mark("void", words.closed());
            case ChangeEvent.Reopened ignored -> new Mark(NOTED, words.reopened());
        };
    }

    private Mark ofReview(ChangeEvent.ReviewState state) {
        return switch (state) {
            case APPROVED -> new Mark("ok", words.approved());
            case CHANGES_REQUESTED -> new Mark("refused", words.changesRequested());
            case COMMENTED -> new Mark(NOTED, words.commented());
            case DISMISSED -> new Mark("void", words.dismissed());
        };
    }

    private Mark ofLog(LogEvent event) {
        return switch (event) {
            case LogEvent.Started ignored -> new Mark(NOTED, words.log());
            case LogEvent.KeyAdopted ignored -> new Mark(NOTED, words.log());
            case LogEvent.Incarnated ignored -> new Mark("back", words.restored());
            case LogEvent.Verified ignored -> new Mark("ok", words.verified());
            case LogEvent.VerificationFailed ignored ->
                    new Mark("failed", words.verificationFailed());
            case LogEvent.Anchored ignored -> new Mark("ok", words.anchored());
        };
    }
}
