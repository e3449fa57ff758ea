package dev.tidemark.sentence;

import dev.tidemark.event.AccessEvent;
import dev.tidemark.event.ChangeEvent;
import dev.tidemark.event.Event;
import dev.tidemark.event.LogEvent;
import dev.tidemark.event.ObservationEvent;
import dev.tidemark.event.RevisionEvent;
import dev.tidemark.event.RunEvent;
import jakarta.inject.Singleton;

/** Which mark stands beside an event. */
@Singleton
public class EventMark {

    private static final String NOTED = "noted";

    private final MarkWords words;

    EventMark(MarkWords words) {
        this.words = words;
    }

    public Mark of(Event event) {
        return switch (event) {
            case ChangeEvent change -> ofChange(change);
            case RevisionEvent.Pushed pushed ->
                    pushed.forced()
                            ? new Mark("back", words.forced())
                            : new Mark(NOTED, words.pushed());
            case RevisionEvent.RepositoryRenamed ignored -> new Mark(NOTED, words.renamed());
            case RunEvent.Started ignored -> new Mark("moving", words.running());
            case RunEvent.Succeeded ignored -> new Mark("ok", words.succeeded());
            case RunEvent.Errored ignored -> new Mark("failed", words.errored());
            case ObservationEvent.Gap ignored -> new Mark("unseen", words.notObserved());
            case ObservationEvent.Resumed ignored -> new Mark("ok", words.observedAgain());
            case LogEvent log -> ofLog(log);
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
