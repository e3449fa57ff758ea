package dev.tidemark.projection;

import dev.tidemark.event.Actor;
import dev.tidemark.event.ActorProof;
import dev.tidemark.event.Event;
import dev.tidemark.event.Fact;
import dev.tidemark.event.ObservedBy;
import dev.tidemark.event.Repository;
import dev.tidemark.event.Revision;
import dev.tidemark.event.Subject;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one fact: every entry of one type and fact, joined.
 *
 * @param event made of, per field, the value with the strongest proof
 * @param time when it happened, by the strongest telling
 * @param id of the strongest telling
 * @param proof of the strongest telling
 * @param actor of the strongest telling that names one
 * @param actorProof how that telling knew: nobody's word for who it was counts for more because
 *     another telling proved that it happened
 * @param observedBy how the strongest telling was learnt
 * @param evidence SHA-256 of the document that the strongest telling with one was read from
 * @param position of the first telling
 * @param recordedAt of the first telling
 * @param learntLater whether something that happened later had been recorded before it, so that
 *     questions were answered differently then. Claimed clocks place nothing in the past.
 */
public record JoinedFact(
        String type,
        Fact fact,
        Subject subject,
        Event event,
        Instant time,
        UUID id,
        ActorProof proof,
        @Nullable Actor actor,
        ActorProof actorProof,
        ObservedBy observedBy,
        @Nullable Repository repository,
        @Nullable Revision revision,
        @Nullable String evidence,
        long position,
        Instant recordedAt,
        boolean learntLater) {

    /** Where it stands among the facts of a row. */
    FoldedTo order() {
        return new FoldedTo(time, id);
    }

    JoinedFact markLearntLater() {
        return new JoinedFact(
                type,
                fact,
                subject,
                event,
                time,
                id,
                proof,
                actor,
                actorProof,
                observedBy,
                repository,
                revision,
                evidence,
                position,
                recordedAt,
                true);
    }
}
