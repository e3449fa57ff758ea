package dev.tidemark.sentence;

import dev.tidemark.event.ApplyEvent;
import dev.tidemark.event.PlanEvent;
import dev.tidemark.event.PolicyCheckEvent;

/** Which mark stands beside what Atlantis does. */
final class AtlantisMark {

    private final MarkWords words;

    AtlantisMark(MarkWords words) {
        this.words = words;
    }

    Mark of(PlanEvent event) {
        return switch (event) {
            case PlanEvent.Requested ignored -> new Mark("noted", words.commanded());
            case PlanEvent.Started ignored -> new Mark("moving", words.planning());
            case PlanEvent.Succeeded ignored -> new Mark("ok", words.planned());
            case PlanEvent.Errored ignored -> new Mark("failed", words.errored());
            case PlanEvent.Discarded ignored -> new Mark("void", words.discarded());
        };
    }

    Mark of(PolicyCheckEvent event) {
        return switch (event) {
            case PolicyCheckEvent.Started ignored -> new Mark("moving", words.checking());
            case PolicyCheckEvent.Passed ignored -> new Mark("ok", words.passed());
            case PolicyCheckEvent.Errored ignored -> new Mark("failed", words.errored());
            case PolicyCheckEvent.Approved ignored -> new Mark("ok", words.approved());
            case PolicyCheckEvent.Refused ignored -> new Mark("refused", words.refused());
        };
    }

    Mark of(ApplyEvent event) {
        return switch (event) {
            case ApplyEvent.Requested ignored -> new Mark("noted", words.commanded());
            case ApplyEvent.Started ignored -> new Mark("moving", words.applying());
            case ApplyEvent.Succeeded ignored -> new Mark("ok", words.applied());
            case ApplyEvent.Errored ignored -> new Mark("failed", words.errored());
            case ApplyEvent.Refused ignored -> new Mark("refused", words.refused());
        };
    }
}
