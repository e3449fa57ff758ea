package dev.tidemark.access;

import dev.tidemark.event.AccessEvent;
import dev.tidemark.event.ActorProof;
import dev.tidemark.event.Envelope;
import dev.tidemark.event.Fact;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.ObservedBy;
import dev.tidemark.event.Subject;
import dev.tidemark.eventlog.Append;
import dev.tidemark.eventlog.EventLog;
import dev.tidemark.eventlog.LogUnavailable;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Writes into the log what access was refused and what of it changed. */
@Singleton
class AccessLog {

    private static final Logger LOG = Logger.getLogger(AccessLog.class);

    /** Somebody who tries again and again is one entry in so long, not thousands. */
    private static final Duration REFUSED_AGAIN = Duration.ofMinutes(10);

    private static final int REMEMBERED = 10_000;
    private static final long PATIENCE_SECONDS = 8;

    private final EventLog log;
    private final Clock clock;
    private final URI portal;

    /** When each person was last refused each resource, oldest first. */
    private final Map<String, Instant> refused =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
                    return size() > REMEMBERED;
                }
            };

    AccessLog(EventLog log, Clock clock, @ConfigProperty(name = "tidemark.public-url") URI portal) {
        this.log = log;
        this.clock = clock;
        this.portal = portal;
    }

    /**
     * A person asked for something they may not have. Does not wait for the log.
     *
     * @param resource one of ours, never a text of the request
     */
    void refused(Person person, String resource, String reason) {
        Instant now = clock.instant();
        if (!isNew(person, resource, now)) {
            return;
        }
        var fact =
                Fact.of(
                        "access",
                        "refused",
                        person.provider(),
                        person.subject(),
                        resource,
                        now.toString());
        log.append(
                        Append.of(
                                entry(
                                        fact,
                                        person,
                                        person.login(),
                                        now,
                                        new AccessEvent.Refused(resource, reason))))
                .whenComplete((appended, failed) -> {
                    if (failed != null) {
                        LOG.warnf("A refused access is not recorded: %s", failed.getMessage());
                    }
                });
    }

    private synchronized boolean isNew(Person person, String resource, Instant now) {
        String key = person.provider() + " " + person.subject() + " " + resource;
        Instant last = refused.get(key);
        if (last != null && last.plus(REFUSED_AGAIN).isAfter(now)) {
            return false;
        }
        refused.remove(key);
        refused.put(key, now);
        return true;
    }

    /**
     * Somebody's access changed. Waits until that is durable.
     *
     * @param by who did it
     * @param whose login of the person, or name of the token, that it is about
     * @throws LogUnavailable if it may not be
     */
    void changed(Person by, String whose, String what) {
        Instant now = clock.instant();
        var fact = Fact.of("access", "changed", by.provider(), by.subject(), whose, now.toString());
        append(entry(fact, by, whose, now, new AccessEvent.Changed(what)));
    }

    private NewEntry entry(Fact fact, Person by, String whose, Instant at, AccessEvent event) {
        Envelope envelope =
                Envelope.of(
                        fact,
                        Subject.person(whose),
                        portal,
                        at,
                        ActorProof.SIGNED,
                        ObservedBy.PORTAL);
        return new NewEntry(envelope.by(by.actor()), event);
    }

    /** Waits until it is durable. */
    void append(NewEntry entry) {
        try {
            log.append(Append.of(entry))
                    .toCompletableFuture()
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof LogUnavailable unavailable
                    ? unavailable
                    : new IllegalStateException("the log failed in a way it does not name", failed);
        } catch (TimeoutException tooLong) {
            throw new LogUnavailable("The log did not answer in time.", tooLong);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            throw new LogUnavailable("The portal is shutting down.", closing);
        }
    }
}
