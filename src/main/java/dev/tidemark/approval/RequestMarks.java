package dev.tidemark.approval;

import dev.tidemark.sentence.Mark;
import jakarta.inject.Singleton;
import java.util.List;

/** The mark and the word of where a request stands. */
@Singleton
class RequestMarks {

    private static final String MOVING = "moving";
    private static final String FAILED = "failed";

    private final RequestWords words;

    RequestMarks(RequestWords words) {
        this.words = words;
    }

    /** The same, if it is told how far its effect is. */
    Mark of(Situation situation, List<EffectProgress> effects) {
        RequestState state = EffectsUnderWay.state(situation.standing(), effects);
        return state == RequestState.SENDING ? new Mark(MOVING, words.sending()) : of(situation);
    }

    Mark of(Situation situation) {
        RequestStanding standing = situation.standing();
        return switch (standing.state()) {
            case WAITING ->
                    situation.freeze().isPresent()
                            ? new Mark("paused", words.frozen())
                            : new Mark("waiting", words.waits());
            case REJECTED -> new Mark(FAILED, words.rejected());
            case VOID -> new Mark("void", words.voided());
            case LET_OUT -> new Mark(MOVING, words.letOut());
            case SENDING -> new Mark(MOVING, words.sending());
            case SENT -> new Mark(MOVING, words.sent());
            case FAILED -> failed(standing);
            case APPLYING -> new Mark(MOVING, words.applying());
            case APPLIED -> new Mark("ok", words.applied());
            case APPLY_ERRORED -> new Mark(FAILED, words.applyFailed());
        };
    }

    /** Of one that nobody decided about before it was over. */
    Mark passedBy() {
        return new Mark("void", words.over());
    }

    /** Either this portal could not send, or Atlantis did not obey. */
    private Mark failed(RequestStanding standing) {
        boolean isSent = standing.lastRelease().filter(Release::isSent).isPresent();
        return isSent
                ? new Mark("refused", words.applyRefused())
                : new Mark(FAILED, words.notSent());
    }
}
