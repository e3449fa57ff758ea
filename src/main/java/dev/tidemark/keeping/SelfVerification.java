package dev.tidemark.keeping;

import dev.tidemark.database.Leadership;
import dev.tidemark.eventlog.Checkpoints;
import dev.tidemark.eventlog.LogRecords;
import dev.tidemark.eventlog.LogUnavailable;
import dev.tidemark.eventlog.SignedCheckpoint;
import dev.tidemark.eventlog.Verification;
import dev.tidemark.eventlog.merkle.Checkpoint;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Hashes the log again by the clock: often what is new, now and then all of it, and all of it until
 * it is right once something was wrong. One of all portals does.
 */
@ApplicationScoped
class SelfVerification {

    private static final Logger LOG = Logger.getLogger(SelfVerification.class);
    private static final long VERIFYING = 0x7665_7269_6679_0001L;

    /** A million entries wait twenty seconds in all. */
    private static final Duration PAUSE = Duration.ofMillis(5);

    private static final Duration AFTER_SILENCE = Duration.ofMinutes(1);

    private final Checkpoints checkpoints;
    private final LogRecords records;
    private final Keepings keepings;
    private final AgroalDataSource database;
    private final Clock clock;
    private final Duration every;
    private final Duration wholeEvery;
    private Instant notBefore = Instant.MIN;
    private volatile @Nullable Thread running;

    SelfVerification(
            Checkpoints checkpoints,
            LogRecords records,
            Keepings keepings,
            AgroalDataSource database,
            Clock clock,
            @ConfigProperty(name = "tidemark.verify-every", defaultValue = "24h") Duration every,
            @ConfigProperty(name = "tidemark.verify-whole-every", defaultValue = "7d")
                    Duration wholeEvery) {
        this.checkpoints = checkpoints;
        this.records = records;
        this.keepings = keepings;
        this.database = database;
        this.clock = clock;
        this.every = every;
        this.wholeEvery = wholeEvery;
    }

    @Scheduled(
            identity = "verify-log",
            every = "30s",
            delayed = "30s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void round() {
        Optional<SignedCheckpoint> signed = checkpoints.latest();
        // A log that was stopped is known to be another, and would not take what is found.
        boolean mayRecord = signed.isPresent() && checkpoints.trouble().isEmpty();
        if (!mayRecord || clock.instant().isBefore(notBefore)) {
            return;
        }
        running = Thread.currentThread();
        try {
            if (isDue(keepings.now())) {
                verifyAlone(signed.get().checkpoint());
            }
        } catch (SQLException | LogUnavailable silent) {
            notBefore = clock.instant().plus(AFTER_SILENCE);
            LOG.debugf("The log is verified later: %s", silent.getMessage());
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } finally {
            running = null;
        }
    }

    /** Holds the lock, and a connection for it, only as long as it takes. */
    private void verifyAlone(Checkpoint signed) throws SQLException, InterruptedException {
        try (var leadership = new Leadership(database, VERIFYING)) {
            Keeping keeping = keepings.now();
            if (leadership.isHeld() && isDue(keeping)) {
                verify(signed, from(keeping, signed));
            }
        }
    }

    private boolean isDue(Keeping keeping) {
        Kept last = keeping.isFailing() ? keeping.failed() : keeping.verified();
        return last == null || !last.at().plus(every).isAfter(clock.instant());
    }

    /** What was wrong may be anywhere; it is not behind what was right before it. */
    private long from(Keeping keeping, Checkpoint signed) {
        Kept verified = keeping.verified();
        Kept whole = keeping.verifiedWhole();
        if (whole == null || verified == null) {
            return 0;
        }
        boolean isWholeDue =
                keeping.isFailing()
                        || verified.size() > signed.size()
                        || !whole.at().plus(wholeEvery).isAfter(clock.instant());
        return isWholeDue ? 0 : verified.size();
    }

    private void verify(Checkpoint signed, long from) throws InterruptedException {
        Optional<String> trouble = new Verification(database, PAUSE).findTrouble(from, signed);
        // The read model lags behind the entry that follows; the next look must not come before it.
        notBefore = clock.instant().plus(AFTER_SILENCE);
        if (trouble.isEmpty()) {
            records.verified(signed, from);
        } else {
            LOG.errorf("The log is not what was recorded: %s", trouble.get());
            records.verificationFailed(signed.size(), trouble.get());
        }
    }

    void close(@Observes ShutdownEvent closing) {
        Thread verifying = running;
        if (verifying != null) {
            verifying.interrupt();
        }
    }
}
