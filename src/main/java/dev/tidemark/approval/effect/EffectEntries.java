package dev.tidemark.approval.effect;

import dev.tidemark.event.ActorProof;
import dev.tidemark.event.EffectEvent;
import dev.tidemark.event.Envelope;
import dev.tidemark.event.Fact;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.ObservedBy;
import dev.tidemark.event.Subject;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;

/** What the log says of an effect. */
final class EffectEntries {

    private final URI portal;
    private final Clock clock;

    EffectEntries(URI portal, Clock clock) {
        this.portal = portal;
        this.clock = clock;
    }

    /** When and by whom is what GitHub says: whoever finds the comment again says the same. */
    NewEntry of(LetOut out, Outcome.Sent sent) {
        var event =
                new EffectEvent.Sent(
                        out.request(),
                        sent.command(),
                        sent.speaker(),
                        sent.comment(),
                        sent.review());
        Envelope envelope =
                envelope(out, out.fact("sent"), sent.at(), ActorProof.API).by(sent.author());
        return new NewEntry(envelope, event);
    }

    NewEntry of(LetOut out, Outcome.Failed failed) {
        var event = new EffectEvent.Failed(out.request(), failed.command(), failed.reason());
        Envelope envelope =
                envelope(out, out.fact("failed"), clock.instant(), ActorProof.SIGNED)
                        .by(out.approver());
        return new NewEntry(envelope, event);
    }

    private Envelope envelope(LetOut out, Fact fact, Instant at, ActorProof proof) {
        Subject subject = Subject.change(out.repository(), out.request().change());
        return Envelope.of(fact, subject, portal, at, proof, ObservedBy.PORTAL)
                .in(out.repository())
                .at(out.request().head());
    }
}
