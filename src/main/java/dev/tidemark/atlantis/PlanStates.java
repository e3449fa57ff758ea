package dev.tidemark.atlantis;

import dev.tidemark.sentence.Mark;
import jakarta.inject.Singleton;

/** The mark and the word of where a project stands. */
@Singleton
public class PlanStates {

    private final PlanMessages words;

    PlanStates(PlanMessages words) {
        this.words = words;
    }

    public Mark of(ProjectStanding.State state) {
        return switch (state) {
            case PLANNING -> new Mark("moving", words.planning());
            case PLANNED -> new Mark("waiting", words.planned());
            case NO_CHANGES -> new Mark("ok", words.noChanges());
            case PLAN_ERRORED -> new Mark("failed", words.planErrored());
            case PLAN_REFUSED -> new Mark("refused", words.planRefused());
            case LOCKED -> new Mark("paused", words.locked());
            case DISCARDED -> new Mark("void", words.discarded());
            case STALE -> new Mark("void", words.stale());
            case CONTRADICTING -> new Mark("failed", words.contradicting());
            case APPLYING -> new Mark("moving", words.applying());
            case APPLIED -> new Mark("ok", words.applied());
            case APPLY_ERRORED -> new Mark("failed", words.applyErrored());
            case APPLY_REFUSED -> new Mark("refused", words.applyRefused());
            case NOT_APPLIED -> new Mark("drift", words.notApplied());
            case ENDED -> new Mark("void", words.ended());
        };
    }
}
