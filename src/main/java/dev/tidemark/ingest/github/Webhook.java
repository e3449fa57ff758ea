package dev.tidemark.ingest.github;

import dev.tidemark.event.Actor;
import dev.tidemark.event.ActorProof;
import dev.tidemark.event.Envelope;
import dev.tidemark.event.Event;
import dev.tidemark.event.Fact;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.ObservedBy;
import dev.tidemark.event.Repository;
import dev.tidemark.event.Revision;
import dev.tidemark.event.Subject;
import dev.tidemark.ingest.Statement;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A signed payload about one repository, and what its entries have in common. */
record Webhook(Payload payload, NamedRepository named, String evidence) {

    static Webhook of(Payload payload, String evidence) {
        return new Webhook(payload, NamedRepository.of(payload), evidence);
    }

    Repository repository() {
        return named.repository();
    }

    /** Whose doing this delivery is, by GitHub's word. */
    @Nullable Actor sender() {
        return payload.actorOrNull("sender");
    }

    /** Where the statement that it carries stands, read by this version of the mapper. */
    Statement.Context statement(int mapper) {
        return new Statement.Context(
                repository(),
                named.source(),
                ActorProof.SIGNED,
                ObservedBy.WEBHOOK,
                mapper,
                evidence);
    }

    NewEntry entry(
            Fact fact,
            Subject subject,
            Instant time,
            @Nullable Actor actor,
            @Nullable Revision revision,
            Event event) {
        Envelope envelope =
                Envelope.of(
                                fact,
                                subject,
                                named.source(),
                                time,
                                ActorProof.SIGNED,
                                ObservedBy.WEBHOOK)
                        .by(actor)
                        .in(repository())
                        .at(revision)
                        .readFrom(evidence, GitHubMapper.VERSION);
        return new NewEntry(envelope, event);
    }
}
