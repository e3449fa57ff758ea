package dev.tidemark.ingest.atlantis;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tidemark.event.NewEntry;
import dev.tidemark.eventlog.Append;
import dev.tidemark.eventlog.Evidence;
import dev.tidemark.eventlog.LogUnavailable;
import dev.tidemark.eventlog.Redaction;
import dev.tidemark.ingest.DurableAppend;
import dev.tidemark.ingest.PollCursors;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Looks who holds which project: Atlantis tells nobody when a lock is taken or given back. What it
 * does not answer says nothing about locks.
 */
@ApplicationScoped
class LocksPoller {

    private static final Logger LOG = Logger.getLogger(LocksPoller.class);
    private static final JsonMapper JSON = new JsonMapper();
    private static final String SEEN = "locks";

    /** A portal that restarts misses a few looks, which is no gap worth an entry. */
    private static final int MISSED_LOOKS = 5;

    private final AtlantisServer server;
    private final AtlantisApi api;
    private final PollCursors cursors;
    private final DurableAppend log;
    private final MeterRegistry meters;
    private final Clock clock;
    private final Duration every;
    private volatile boolean reachable = true;

    LocksPoller(
            AtlantisServer server,
            AtlantisApi api,
            PollCursors cursors,
            DurableAppend log,
            MeterRegistry meters,
            Clock clock,
            @ConfigProperty(name = "tidemark.atlantis.locks-every", defaultValue = "1m")
                    Duration every) {
        this.server = server;
        this.api = api;
        this.cursors = cursors;
        this.log = log;
        this.meters = meters;
        this.clock = clock;
        this.every = every;
    }

    @Scheduled(
            identity = "look-at-atlantis-locks",
            every = "${tidemark.atlantis.locks-every:1m}",
            delayed = "5s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        if (server.url().isEmpty()) {
            return;
        }
        try {
            look(server.url().get());
            reachable = true;
        } catch (IOException | SQLException | LogUnavailable failed) {
            meters.counter("tidemark.atlantis.locks.failed").increment();
            if (reachable) {
                LOG.warnf("Atlantis' locks could not be looked at: %s", failed.getMessage());
            }
            reachable = false;
        }
    }

    /** How many entries it made; none if another portal has just looked. */
    int look(String url) throws IOException, SQLException {
        // Before the question, so that the answer is never older than what it is compared with.
        Optional<String> remembered = cursors.get(source(url), SEEN);
        LocksLook before = before(remembered);
        if (before != null && isFresh(before)) {
            return 0;
        }
        AtlantisApi.Answer answer = api.locks();
        if (answer.status() != 200) {
            throw new IOException("it answered " + answer.status());
        }
        byte[] document = Redaction.json(new ByteArrayInputStream(answer.body()));
        LocksLook now = LocksLook.inAnswer(clock.instant(), JSON.readTree(document), server.host());
        var evidence = Evidence.of("atlantis.locks", "application/json", document);
        var changes = new LockChanges(url, every.multipliedBy(MISSED_LOOKS));
        List<NewEntry> entries = changes.between(before, now, evidence.sha256());
        if (!entries.isEmpty()) {
            log.append(Append.of(entries).with(evidence));
        }
        LocksLook after = before == null ? now : now.after(before);
        // If another portal was quicker, the entries of both have the same facts.
        cursors.replace(source(url), SEEN, remembered.orElse(null), after.toRemember());
        return entries.size();
    }

    private boolean isFresh(LocksLook before) {
        Instant now = clock.instant();
        return !before.at().isAfter(now)
                && Duration.between(before.at(), now).compareTo(every.dividedBy(2)) < 0;
    }

    private static @Nullable LocksLook before(Optional<String> remembered) {
        try {
            return remembered.isEmpty() ? null : LocksLook.remembered(remembered.get());
        } catch (IOException | UnreadableDocument | IllegalArgumentException ofAnotherVersion) {
            // Only comfort is lost: what is held is recorded again under the same facts.
            return null;
        }
    }

    private static String source(String url) {
        return "atlantis/" + url;
    }
}
