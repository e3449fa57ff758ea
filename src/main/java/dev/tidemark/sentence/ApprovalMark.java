package dev.tidemark.sentence;

import dev.tidemark.event.ApprovalEvent;
import dev.tidemark.event.EffectEvent;
import dev.tidemark.event.PolicyEvent;
import dev.tidemark.event.WindowEvent;

/** Which mark stands beside a decision, what it did, and the policy it stands on. */
final class ApprovalMark {

    private static final String REFUSED = "refused";
    private static final String VOID = "void";

    private final MarkWords words;

    ApprovalMark(MarkWords words) {
        this.words = words;
    }

    Mark of(ApprovalEvent event) {
        return switch (event) {
            case ApprovalEvent.Granted ignored -> new Mark("ok", words.approved());
            case ApprovalEvent.Rejected ignored -> new Mark(REFUSED, words.rejected());
            case ApprovalEvent.Withdrawn ignored -> new Mark(VOID, words.withdrawn());
            case ApprovalEvent.Voided ignored -> new Mark(VOID, words.voided());
            case ApprovalEvent.Refused ignored -> new Mark(REFUSED, words.refused());
            case ApprovalEvent.Overridden ignored -> new Mark("failed", words.overridden());
            case ApprovalEvent.Reviewed reviewed ->
                    reviewed.upheld()
                            ? new Mark("ok", words.overrideUpheld())
                            : new Mark(REFUSED, words.overrideObjected());
        };
    }

    Mark of(EffectEvent event) {
        return switch (event) {
            case EffectEvent.Sent ignored -> new Mark("moving", words.commandSent());
            case EffectEvent.Failed ignored -> new Mark("failed", words.commandFailed());
        };
    }

    Mark of(PolicyEvent event) {
        return switch (event) {
            case PolicyEvent.Changed ignored -> new Mark("noted", words.policy());
            case PolicyEvent.Invalid ignored -> new Mark("failed", words.policyInvalid());
        };
    }

    Mark of(WindowEvent event) {
        return switch (event) {
            case WindowEvent.Frozen ignored -> new Mark("paused", words.frozen());
            case WindowEvent.Thawed ignored -> new Mark("ok", words.thawed());
        };
    }
}
