package dev.tidemark.approval;

import dev.tidemark.event.Actor;
import dev.tidemark.event.ApprovalEvent;
import dev.tidemark.event.EffectEvent;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request was let out.
 *
 * @param number of this release of this request, from 1: what becomes of it is recorded once
 * @param by the approval that was the last one needed, or the override
 * @param approvals all that counted then, in their order; with an override they may be too few
 * @param effect what became of it: {@link EffectEvent.Sent} or {@link EffectEvent.Failed}; null
 *     while nothing is recorded
 */
public record Release(
        int number, ApprovalFact by, List<ApprovalFact> approvals, @Nullable ApprovalFact effect) {

    public Release {
        approvals = List.copyOf(approvals);
    }

    /** Who completed it: under this name the command is sent. */
    public Actor approver() {
        return Objects.requireNonNull(by.actor(), "a decision has somebody who made it");
    }

    /** How many approvals the policy wanted then; with an override what it wants now. */
    int need(int now) {
        return by.event() instanceof ApprovalEvent.Granted granted ? granted.need() : now;
    }

    /** Whether it was let out against the policy. */
    public boolean isOverride() {
        return by.event() instanceof ApprovalEvent.Overridden;
    }

    /** Whether its command was sent. */
    public boolean isSent() {
        return effect != null && effect.event() instanceof EffectEvent.Sent;
    }

    /** What the person wrote who completed it; null for nothing. */
    public @Nullable String reason() {
        return switch (by.event()) {
            case ApprovalEvent.Granted granted -> granted.reason();
            case ApprovalEvent.Overridden overridden -> overridden.reason();
            default -> throw new IllegalStateException("nothing else lets out");
        };
    }
}
