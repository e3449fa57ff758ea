package dev.tidemark.change;

import dev.tidemark.event.Actor;
import dev.tidemark.event.ActorProof;
import dev.tidemark.event.Event;
import dev.tidemark.event.ObservedBy;
import dev.tidemark.projection.JoinedFact;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to a change: a {@link JoinedFact}, as far as a page needs it.
 *
 * @param proof how well it is known to have happened
 * @param actorProof how well it is known who did it
 * @param position where the log first tells it
 * @param learntLater whether something later had been recorded before it
 */
public record Moment(
        Event event,
        Instant time,
        @Nullable Actor actor,
        ActorProof proof,
        ActorProof actorProof,
        ObservedBy observedBy,
        long position,
        Instant recordedAt,
        boolean learntLater) {

    static Moment of(JoinedFact fact) {
        return new Moment(
                fact.event(),
                fact.time(),
                fact.actor(),
                fact.proof(),
                fact.actorProof(),
                fact.observedBy(),
                fact.position(),
                fact.recordedAt(),
                fact.learntLater());
    }

    /** Whether nobody vouches for it but who wrote it, as for a Git commit's message. */
    public boolean isClaimed() {
        return proof == ActorProof.CLAIMED;
    }
}
