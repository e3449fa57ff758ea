package dev.tidemark.ingest;

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
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one tool said by way of another: Atlantis speaks in GitHub's comments and commit statuses.
 * The source that carries it knows who posted it where; what it means is read by a {@link
 * StatementReader}.
 */
public sealed interface Statement {

    /** Where it stands and how we know. */
    Context context();

    /**
     * Where a statement stands and how we know.
     *
     * @param source as in {@link Envelope#source}
     * @param mapper version of the mapper that reads the document
     * @param evidence SHA-256 of the document; null if none is kept
     */
    record Context(
            Repository repository,
            URI source,
            ActorProof proof,
            ObservedBy observedBy,
            int mapper,
            @Nullable String evidence) {

        public NewEntry entry(
                Fact fact,
                Subject subject,
                Instant time,
                @Nullable Actor actor,
                @Nullable Revision revision,
                Event event) {
            Envelope envelope =
                    Envelope.of(fact, subject, source, time, proof, observedBy)
                            .by(actor)
                            .in(repository)
                            .at(revision)
                            .readFrom(evidence, mapper);
            return new NewEntry(envelope, event);
        }
    }

    /**
     * A comment on a pull request.
     *
     * @param change number of the pull request
     * @param id the comment's
     * @param author who wrote it
     * @param body its text now, redacted, of any length
     * @param updatedAt equal to {@code createdAt} if it was never edited
     * @param happening what happened to it
     * @param by who did that; null if the source does not say
     */
    record Comment(
            Context context,
            long change,
            String id,
            Actor author,
            String body,
            Instant createdAt,
            Instant updatedAt,
            Happening happening,
            @Nullable Actor by)
            implements Statement {

        /** What happened to a comment. */
        public enum Happening {
            CREATED,
            EDITED,
            DELETED
        }
    }

    /**
     * A commit status.
     *
     * @param id the status'
     * @param revision that it is about
     * @param name its context, such as {@code atlantis/plan: data}
     * @param state {@code pending}, {@code success}, {@code failure} or {@code error}
     * @param creator who set it
     */
    record Status(
            Context context,
            String id,
            Revision revision,
            String name,
            String state,
            @Nullable String description,
            @Nullable Actor creator,
            Instant at)
            implements Statement {}
}
