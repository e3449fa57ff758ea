package dev.tidemark.retention;

import dev.tidemark.event.Actor;
import dev.tidemark.event.ActorProof;
import dev.tidemark.event.Envelope;
import dev.tidemark.event.EvidenceEvent;
import dev.tidemark.event.Fact;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.ObservedBy;
import dev.tidemark.event.Subject;
import dev.tidemark.eventlog.Append;
import dev.tidemark.eventlog.Appended;
import dev.tidemark.eventlog.EventLog;
import dev.tidemark.eventlog.ExpectedHead;
import dev.tidemark.eventlog.LogUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Writes into the log what is held and what is deleted. Blocking. */
@ApplicationScoped
class RetentionLog {

    private static final long PATIENCE_SECONDS = 8;

    private final EventLog log;
    private final Clock clock;
    private final URI portal;

    RetentionLog(
            EventLog log, Clock clock, @ConfigProperty(name = "tidemark.public-url") URI portal) {
        this.log = log;
        this.clock = clock;
        this.portal = portal;
    }

    /**
     * These are about to be deleted.
     *
     * @param position nothing was held or released after it as far as is known
     * @return whether that still was so; if not, nothing was recorded
     */
    boolean deleted(List<DueDocuments.Due> documents, long position) {
        Instant now = clock.instant();
        List<NewEntry> entries = documents.stream().map(due -> entry(due, now)).toList();
        var unchanged = new ExpectedHead(Set.of(Subject.HOLDS), position);
        return append(Append.of(entries).expecting(unchanged)).stream()
                .noneMatch(Appended.Moved.class::isInstance);
    }

    private NewEntry entry(DueDocuments.Due due, Instant now) {
        // One that is stored again is deleted again.
        Fact fact = Fact.of("evidence", "deleted", due.sha256(), due.stored().toString());
        var event = new EvidenceEvent.Deleted(due.sha256(), due.kind(), due.rule().text());
        return entry(fact, Subject.document(due.sha256()), null, now, event);
    }

    void held(Actor by, String what, String name, String reason) {
        add(by, "held", what, new EvidenceEvent.Held(what, name, reason));
    }

    void released(Actor by, String what, String name, String reason) {
        add(by, "released", what, new EvidenceEvent.Released(what, name, reason));
    }

    private void add(Actor by, String predicate, String what, EvidenceEvent event) {
        Instant now = clock.instant();
        Fact fact = Fact.of("evidence", predicate, what, now.toString());
        append(Append.of(entry(fact, Subject.HOLDS, by, now, event)));
    }

    private NewEntry entry(
            Fact fact, Subject subject, @Nullable Actor by, Instant now, EvidenceEvent event) {
        Envelope envelope =
                Envelope.of(fact, subject, portal, now, ActorProof.SIGNED, ObservedBy.PORTAL);
        return new NewEntry(by == null ? envelope : envelope.by(by), event);
    }

    private List<Appended> append(Append append) {
        try {
            return log.append(append).toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw new LogUnavailable("The log does not take it.", failed);
        } catch (TimeoutException tooLong) {
            throw new LogUnavailable("The log did not answer in time.", tooLong);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            throw new LogUnavailable("The portal is shutting down.", closing);
        }
    }
}
