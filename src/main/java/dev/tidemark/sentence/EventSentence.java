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

/** Says an event in one sentence: who, what, where. Every event has one, by the compiler. */
@Singleton
public class EventSentence {

    private final SentenceMessages messages;
    private final ChangeSentence change;
    private final RevisionSentence revision;
    private final AtlantisSentence atlantis;
    private final ArgoCdSentence argocd;
    private final RunSentence run;
    private final ApprovalSentence approval;

    EventSentence(SentenceMessages messages) {
        this.messages = messages;
        this.change = new ChangeSentence(messages);
        this.revision = new RevisionSentence(messages);
        this.atlantis = new AtlantisSentence(messages);
        this.argocd = new ArgoCdSentence(messages);
        this.run = new RunSentence(messages);
        this.approval = new ApprovalSentence(messages);
    }

    public Sentence of(Telling telling) {
        return switch (telling.event()) {
            case ChangeEvent event -> change.of(event, telling, Pieces.change(telling));
            case RevisionEvent event -> revision.of(event, telling);
            case CommandEvent event -> atlantis.of(event, telling);
            case PlanEvent event -> atlantis.of(event, telling);
            case PolicyCheckEvent event -> atlantis.of(event, telling);
            case StateEvent event -> atlantis.of(event, telling);
            case ApplyEvent event -> atlantis.of(event, telling);
            case LockEvent event -> atlantis.of(event, telling);
            case CommentEvent event -> atlantis.of(event, telling);
            case TerraformEvent event -> atlantis.of(event);
            case SyncEvent event -> argocd.of(event, telling);
            case ApplicationEvent event -> argocd.of(event, telling);
            case ApplicationSetEvent event -> argocd.of(event, telling);
            case ArgoCdEvent.SettingsChanged event -> argocd.of(event, telling);
            case RunEvent event -> run.of(event, telling);
            case ApprovalEvent event -> approval.of(event, telling);
            case EffectEvent event -> approval.of(event, telling);
            case PolicyEvent event -> approval.of(event, telling);
            case WindowEvent event -> approval.of(event);
            case ObservationEvent event -> ofObservation(event, telling);
            case LogEvent event -> ofLog(event);
            case EvidenceEvent event -> ofEvidence(event, telling);
            case AccessEvent event -> ofAccess(event, telling);
        };
    }

    /** On the page of that very change, which needs no name there. */
    public Sentence ofThisChange(Telling telling) {
        return telling.event() instanceof ChangeEvent event
                ? change.of(event, telling, Piece.words(messages.thisChange()))
                : of(telling);
    }

    private Sentence ofObservation(ObservationEvent event, Telling telling) {
        Piece source = Pieces.code(telling.subjectName());
        return switch (event) {
            case ObservationEvent.Gap gap ->
                    Sentence.of(at ->
                            messages.gap(
                                    at.of(source),
                                    at.of(Piece.moment(gap.from())),
                                    at.of(Piece.moment(gap.to())),
                                    at.of(Pieces.said(gap.missing()))));
            case ObservationEvent.Resumed resumed ->
                    Sentence.of(at ->
                            messages.resumed(at.of(source), at.of(Piece.moment(resumed.since()))));
        };
    }

    private Sentence ofLog(LogEvent event) {
        return switch (event) {
            case LogEvent.Started started ->
                    Sentence.of(at -> messages.logStarted(at.of(Pieces.code(started.origin()))));
            case LogEvent.KeyAdopted ignored -> Sentence.of(at -> messages.keyAdopted());
            case LogEvent.Incarnated restored ->
                    Sentence.of(at -> messages.incarnated(at.of(Pieces.code(restored.origin()))));
            case LogEvent.Verified verified ->
                    Sentence.of(at -> messages.verified(Pieces.count(verified.size())));
            case LogEvent.VerificationFailed failed ->
                    Sentence.of(at ->
                            messages.verificationFailed(
                                    Pieces.count(failed.size()),
                                    at.of(Pieces.said(failed.reason()))));
            case LogEvent.Anchored anchored ->
                    Sentence.of(at ->
                            messages.anchored(
                                    Pieces.count(anchored.size()),
                                    at.of(Pieces.code(anchored.place()))));
        };
    }

    /** Enough to tell documents apart by eye; the entry has all of it. */
    private static String abbreviated(String sha256) {
        return sha256.length() <= 12 ? sha256 : sha256.substring(0, 12);
    }

    private Sentence ofEvidence(EvidenceEvent event, Telling telling) {
        Piece actor = Pieces.actor(telling.actor(), messages);
        return switch (event) {
            case EvidenceEvent.Deleted deleted ->
                    Sentence.of(at ->
                            messages.evidenceDeleted(
                                    at.of(Pieces.code(deleted.kind())),
                                    at.of(Pieces.code(abbreviated(deleted.sha256()))),
                                    at.of(Pieces.code(deleted.rule()))));
            case EvidenceEvent.Held held ->
                    Sentence.of(at ->
                            messages.evidenceHeld(
                                    at.of(actor),
                                    at.of(Pieces.code(held.name())),
                                    at.of(Pieces.said(held.reason()))));
            case EvidenceEvent.Released released ->
                    Sentence.of(at ->
                            messages.evidenceReleased(
                                    at.of(actor),
                                    at.of(Pieces.code(released.name())),
                                    at.of(Pieces.said(released.reason()))));
        };
    }

    private Sentence ofAccess(AccessEvent event, Telling telling) {
        Piece actor = Pieces.actor(telling.actor(), messages);
        return switch (event) {
            case AccessEvent.Refused refused ->
                    Sentence.of(at ->
                            messages.accessRefused(
                                    at.of(actor),
                                    at.of(Pieces.code(refused.resource())),
                                    at.of(Pieces.said(refused.reason()))));
            case AccessEvent.Changed changed ->
                    Sentence.of(at ->
                            messages.accessChanged(
                                    at.of(Pieces.code(telling.subjectName())),
                                    at.of(Pieces.said(changed.what()))));
            case AccessEvent.ExportTaken taken -> ofExport(taken, actor);
        };
    }

    private Sentence ofExport(AccessEvent.ExportTaken taken, Piece actor) {
        String count = Pieces.count(taken.entries());
        boolean one = taken.entries() == 1;
        Piece format = Pieces.code(taken.format());
        Long after = taken.after();
        if (!taken.filter().isEmpty()) {
            Piece filter = Pieces.code(taken.filter());
            return Sentence.of(at ->
                    messages.exportTaken(at.of(actor), count, one, at.of(format), at.of(filter)));
        }
        return after == null
                ? Sentence.of(
                        at -> messages.exportTakenWhole(at.of(actor), count, one, at.of(format)))
                : Sentence.of(at ->
                        messages.exportTakenBehind(
                                at.of(actor), count, one, Pieces.count(after), at.of(format)));
    }
}
