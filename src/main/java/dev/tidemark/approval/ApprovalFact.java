package dev.tidemark.approval;

import dev.tidemark.event.Actor;
import dev.tidemark.event.ApprovalEvent;
import dev.tidemark.event.ApprovalRequest;
import dev.tidemark.event.EffectEvent;
import dev.tidemark.event.Event;
import dev.tidemark.projection.JoinedFact;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One entry of {@link ApprovalEvent} or {@link EffectEvent}.
 *
 * @param actor who decided, or under whose name the command was sent
 * @param position where it stands in the log: what counts is what came after what, and this
 *     portal's clock is another than GitHub's
 */
public record ApprovalFact(Event event, Instant time, @Nullable Actor actor, long position) {

    static ApprovalFact of(JoinedFact fact) {
        return new ApprovalFact(fact.event(), fact.time(), fact.actor(), fact.position());
    }

    /** The plan that it is about. */
    public ApprovalRequest request() {
        return Objects.requireNonNull(requestOf(event), "a projection keeps no others");
    }

    static @Nullable ApprovalRequest requestOf(Event event) {
        return switch (event) {
            case ApprovalEvent approval -> approval.request();
            case EffectEvent effect -> effect.request();
            // Whatever else there is has no request.
            default -> null;
        };
    }

    /** The number of the person's decision; 0 where it is not one. */
    public int decision() {
        return switch (event) {
            case ApprovalEvent.Granted granted -> granted.decision();
            case ApprovalEvent.Rejected rejected -> rejected.decision();
            case ApprovalEvent.Withdrawn withdrawn -> withdrawn.decision();
            case ApprovalEvent.Overridden overridden -> overridden.decision();
            case ApprovalEvent.Reviewed reviewed -> reviewed.decision();
            // A refusal or a void is nobody's decision, nor is what was sent.
            default -> 0;
        };
    }

    /** Whether this is a decision of that account; logins may look alike, ids do not. */
    public boolean isBy(Actor other) {
        return actor != null && Accounts.same(actor, other);
    }
}
