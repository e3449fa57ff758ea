package dev.tidemark.trail;

import dev.tidemark.event.ActorProof;
import dev.tidemark.event.Envelope;
import dev.tidemark.eventlog.EventLog;
import dev.tidemark.eventlog.StoredEntry;
import dev.tidemark.eventlog.codec.DecodedEntry;
import dev.tidemark.eventlog.codec.EntryId;
import dev.tidemark.web.NotHere;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Everything that the page of one entry shows. */
@Singleton
class EntryReading {

    private static final Logger LOG = Logger.getLogger(EntryReading.class);

    private final EventLog log;
    private final LogProofs proofs;
    private final TrailSearch search;

    EntryReading(EventLog log, LogProofs proofs, TrailSearch search) {
        this.log = log;
        this.proofs = proofs;
        this.search = search;
    }

    /**
     * An entry with what is known around it.
     *
     * @param proof none while no signed checkpoint covers it
     * @param others that tell the same fact with another proof, or that it was read again for
     * @param hasEvidence whether the document that it was read from is kept
     */
    record Found(
            StoredEntry entry,
            Optional<EntryProof> proof,
            List<StoredEntry> others,
            Scope scope,
            boolean hasEvidence) {}

    Uni<Found> of(long position) {
        return Entries.reading(() -> log.at(position).orElseThrow(TrailPositions::unknown))
                .flatMap(entry ->
                        Uni.combine()
                                .all()
                                .unis(proof(position), around(entry), scope(position))
                                .with((proof, around, scope) ->
                                        new Found(
                                                entry,
                                                proof,
                                                around.others(),
                                                scope,
                                                around.hasEvidence())));
    }

    private Uni<Optional<EntryProof>> proof(long position) {
        return proofs.inclusion(position)
                .map(Optional::of)
                .onFailure(NotHere.class)
                .recoverWithItem(Optional.empty());
    }

    private record Around(List<StoredEntry> others, boolean hasEvidence) {}

    private Uni<Around> around(StoredEntry entry) {
        return Entries.reading(() -> {
            DecodedEntry decoded = entry.parse();
            Collection<Long> positions = log.positions(ids(decoded)).values();
            String evidence = decoded.envelope().evidence();
            return new Around(
                    log.read(
                            positions.stream()
                                    .filter(position -> position != entry.position())
                                    .toList()),
                    evidence != null && log.hasEvidence(evidence));
        });
    }

    /**
     * An entry's id is made of its fact, so those of other tellings can be told without a search.
     */
    private static List<UUID> ids(DecodedEntry entry) {
        var ids = new ArrayList<UUID>();
        for (ActorProof proof : ActorProof.values()) {
            ids.add(EntryId.of(entry.type(), told(entry.envelope(), proof)));
        }
        String supersedes = entry.envelope().supersedes();
        if (supersedes != null) {
            ids.add(UUID.fromString(supersedes));
        }
        return ids;
    }

    private static Envelope told(Envelope envelope, ActorProof proof) {
        return Envelope.of(
                envelope.fact(),
                envelope.subject(),
                envelope.source(),
                envelope.time(),
                proof,
                envelope.observedBy());
    }

    /** The entry itself is read from the log, and shown whatever becomes of read models. */
    private Uni<Scope> scope(long position) {
        return search.scopes(List.of(position))
                .map(scopes -> scopes.getOrDefault(position, Scope.NONE))
                .onFailure()
                .invoke(failed ->
                        LOG.debugf(failed, "What entry %d is about is not told", position))
                .onFailure()
                .recoverWithItem(Scope.NONE);
    }
}
