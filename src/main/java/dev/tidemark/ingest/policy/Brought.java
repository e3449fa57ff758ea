package dev.tidemark.ingest.policy;

import dev.tidemark.event.Actor;
import dev.tidemark.event.ActorProof;
import dev.tidemark.event.Envelope;
import dev.tidemark.event.Recorded;
import dev.tidemark.event.Revision;
import dev.tidemark.event.RevisionEvent.Pushed;
import dev.tidemark.policy.PolicySettings;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A push to the default branch that may have brought another file.
 *
 * @param actor who pushed, if that is signed
 */
record Brought(
        long position,
        Revision commit,
        boolean forced,
        Instant time,
        Instant recordedAt,
        @Nullable Actor actor) {

    static Brought of(Recorded<?> recorded, Pushed pushed) {
        Envelope envelope = recorded.envelope();
        return new Brought(
                recorded.position(),
                pushed.after(),
                pushed.forced(),
                envelope.time(),
                recorded.recordedAt(),
                envelope.proof() == ActorProof.SIGNED ? envelope.actor() : null);
    }

    /** A branch that was put elsewhere has another file without anybody touching it. */
    static boolean mayTouchTheFile(Pushed pushed) {
        return pushed.forced()
                || pushed.widened()
                || pushed.paths().isEmpty()
                || pushed.paths().contains(PolicySettings.FILE);
    }
}
