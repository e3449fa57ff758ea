package dev.tidemark.atlantis;

import dev.tidemark.event.Actor;
import dev.tidemark.event.ActorProof;
import dev.tidemark.event.Event;
import dev.tidemark.event.PlanDocument;
import dev.tidemark.event.PlanEvent;
import dev.tidemark.event.Revision;
import dev.tidemark.projection.JoinedFact;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A {@link JoinedFact}, as far as plans and applies are joined from it.
 *
 * @param evidence SHA-256 of the document that it was read from
 * @param position where the log first tells it
 */
public record PlanFact(
        Event event,
        Instant time,
        @Nullable Actor actor,
        ActorProof proof,
        @Nullable Revision revision,
        @Nullable String evidence,
        long position) {

    static PlanFact of(JoinedFact fact) {
        return new PlanFact(
                slim(fact.event()),
                fact.time(),
                fact.actor(),
                fact.proof(),
                fact.revision(),
                fact.evidence(),
                fact.position());
    }

    /** Addresses are many, and are in the evidence and in the entry. */
    private static Event slim(Event event) {
        if (event instanceof PlanEvent.Succeeded(var report, var text, var document)
                && document != null) {
            return new PlanEvent.Succeeded(report, text, withoutResources(document));
        }
        return event;
    }

    private static PlanDocument withoutResources(PlanDocument document) {
        return new PlanDocument(
                document.digest(),
                document.formatVersion(),
                document.terraformVersion(),
                document.counts(),
                document.outputs(),
                document.moved(),
                document.drifted(),
                document.deferred(),
                document.failedChecks(),
                document.complete(),
                document.applyable(),
                document.resourceCount(),
                List.of());
    }
}
