package dev.tidemark.keeping;

import dev.tidemark.database.Leadership;
import dev.tidemark.event.LogEvent;
import dev.tidemark.eventlog.Checkpoints;
import dev.tidemark.eventlog.EventLog;
import dev.tidemark.eventlog.LogRecords;
import dev.tidemark.eventlog.LogUnavailable;
import dev.tidemark.eventlog.SignedCheckpoint;
import dev.tidemark.eventlog.codec.EventTypes;
import dev.tidemark.eventlog.merkle.Checkpoint;
import dev.tidemark.posting.Pauses;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Compares the log with its anchor by the clock, and anchors what it has come to. */
@ApplicationScoped
class Anchoring {

    private static final Logger LOG = Logger.getLogger(Anchoring.class);
    private static final long ANCHORING = 0x616e_6368_6f72_0001L;
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    /** More entries than that are hardly all about keeping the log. */
    private static final int LOOKED_THROUGH = 100;

    private static final Set<String> OF_KEEPING =
            Set.of(
                    EventTypes.nameOf(LogEvent.Anchored.class),
                    EventTypes.nameOf(LogEvent.Verified.class));

    private final Optional<AnchorRepository> repository;
    private final Checkpoints checkpoints;
    private final EventLog log;
    private final LogRecords records;
    private final AnchorAttempts attempts;
    private final Clock clock;
    private final Duration every;
    private final Leadership leadership;
    private Instant next = Instant.MIN;
    private int failures;

    Anchoring(
            AnchorBeans beans,
            Checkpoints checkpoints,
            EventLog log,
            LogRecords records,
            AnchorAttempts attempts,
            AgroalDataSource database,
            Clock clock,
            @ConfigProperty(name = "tidemark.anchor-every", defaultValue = "1h") Duration every) {
        this.repository = beans.repository();
        this.checkpoints = checkpoints;
        this.log = log;
        this.records = records;
        this.attempts = attempts;
        this.clock = clock;
        this.every = every;
        this.leadership = new Leadership(database, ANCHORING);
    }

    @Scheduled(
            identity = "anchor",
            every = "5s",
            delayed = "5s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void round() {
        if (repository.isEmpty()
                || clock.instant().isBefore(next)
                || checkpoints.latest().isEmpty()
                || !leadership.leads()) {
            return;
        }
        try {
            anchor(repository.get());
        } catch (SQLException | LogUnavailable silent) {
            next = clock.instant().plus(SHORTEST_PAUSE);
            LOG.debugf("The log is anchored later: %s", silent.getMessage());
        }
    }

    private void anchor(AnchorRepository anchor) throws SQLException {
        try {
            Optional<Checkpoint> before = checkpoints.compareWithAnchor();
            // What broke the log is said of the log; the anchor itself did what it is for.
            SignedCheckpoint latest = checkpoints.latest().orElseThrow();
            boolean mayGoOn = checkpoints.trouble().isEmpty();
            if (mayGoOn && hasGrown(before.map(Checkpoint::size).orElse(0L), latest)) {
                Checkpoint checkpoint = latest.checkpoint();
                String place =
                        anchor.commit(checkpoint.origin(), latest.note(), message(checkpoint));
                records.anchored(checkpoint, place);
            }
            attempts.succeeded(anchor.name());
            failures = 0;
            next = clock.instant().plus(every);
        } catch (IOException failed) {
            attempts.failed(anchor.name(), String.valueOf(failed.getMessage()));
            if (failures == 0) {
                LOG.warnf("The log is not anchored: %s", failed.getMessage());
            }
            next = clock.instant().plus(Pauses.after(failures, SHORTEST_PAUSE, LONGEST_PAUSE));
            failures++;
        }
    }

    private static String message(Checkpoint checkpoint) {
        return "Checkpoint of " + checkpoint.origin() + " at " + checkpoint.size() + " entries\n";
    }

    /** Entries about anchors and verifications alone would be anchored for ever, one by one. */
    private boolean hasGrown(long from, SignedCheckpoint latest) {
        long more = latest.checkpoint().size() - from;
        return more > LOOKED_THROUGH
                || (more > 0
                        && log.read(from, (int) more).stream()
                                .map(entry -> entry.parse().type())
                                .anyMatch(type -> !OF_KEEPING.contains(type)));
    }

    void close(@Observes ShutdownEvent closing) {
        leadership.close();
    }
}
