package dev.tidemark.event;

import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Everything about an observation but what happened: the attributes of its CloudEvent that the
 * mapper knows. Position, id and {@code recordedat} are the log's.
 *
 * @param source where it was learnt; for GitHub {@code https://<host>/<owner>/<name>}, which is how
 *     read models learn a repository's name
 * @param time when it happened, by the source's clock, in microseconds
 * @param actor who did it, if the source says
 * @param proof how we know
 * @param mapper version of the mapper that read the source; 0 where there is none
 * @param repository where it applies
 * @param revision where it applies
 * @param evidence SHA-256, in hexadecimal, of the stored document it was read from
 * @param supersedes id of an entry that an older mapper read wrongly from the same document
 */
public record Envelope(
        Fact fact,
        Subject subject,
        URI source,
        Instant time,
        @Nullable Actor actor,
        ActorProof proof,
        ObservedBy observedBy,
        int mapper,
        @Nullable Repository repository,
        @Nullable Revision revision,
        @Nullable String evidence,
        @Nullable String supersedes) {

    public Envelope {
        time = time.truncatedTo(ChronoUnit.MICROS);
    }

    /** An envelope with what every event has; the rest by the methods below. */
    public static Envelope of(
            Fact fact,
            Subject subject,
            URI source,
            Instant time,
            ActorProof proof,
            ObservedBy observedBy) {
        return new Envelope(
                fact, subject, source, time, null, proof, observedBy, 0, null, null, null, null);
    }

    public Envelope by(@Nullable Actor who) {
        return new Envelope(
                fact,
                subject,
                source,
                time,
                who,
                proof,
                observedBy,
                mapper,
                repository,
                revision,
                evidence,
                supersedes);
    }

    public Envelope in(@Nullable Repository where) {
        return new Envelope(
                fact,
                subject,
                source,
                time,
                actor,
                proof,
                observedBy,
                mapper,
                where,
                revision,
                evidence,
                supersedes);
    }

    public Envelope at(@Nullable Revision which) {
        return new Envelope(
                fact,
                subject,
                source,
                time,
                actor,
                proof,
                observedBy,
                mapper,
                repository,
                which,
                evidence,
                supersedes);
    }

    /** Read from the stored document with this hash by this version of its mapper. */
    public Envelope readFrom(@Nullable String document, int mapperVersion) {
        return new Envelope(
                fact,
                subject,
                source,
                time,
                actor,
                proof,
                observedBy,
                mapperVersion,
                repository,
                revision,
                document,
                supersedes);
    }

    public Envelope superseding(String id) {
        return new Envelope(
                fact,
                subject,
                source,
                time,
                actor,
                proof,
                observedBy,
                mapper,
                repository,
                revision,
                evidence,
                id);
    }
}
