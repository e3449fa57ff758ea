package dev.tidemark.feed;

import dev.tidemark.database.Leadership;
import dev.tidemark.eventlog.EventLog;
import dev.tidemark.eventlog.LogUnavailable;
import dev.tidemark.eventlog.StoredEntry;
import dev.tidemark.posting.Pauses;
import dev.tidemark.posting.Poster;
import dev.tidemark.posting.Signing;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/**
 * Posts the log to each target, in order and at least once, in one of all portals. One that does
 * not take it holds up nobody else, and gets all of it later.
 *
 * @see <a href="https://www.standardwebhooks.com">Standard Webhooks</a>
 */
@ApplicationScoped
class FeedPosting {

    private static final Logger LOG = Logger.getLogger(FeedPosting.class);
    private static final long POSTING = 0x6665_6564_0000_0001L;
    private static final int AT_ONCE = 500;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    /** Then others have a turn, and it is looked again who posts. */
    private static final Duration ROUND = Duration.ofSeconds(10);

    private final FeedSettings settings;
    private final FeedPositions positions;
    private final EventLog log;
    private final Clock clock;
    private final Leadership leadership;
    private final Poster poster = new Poster();
    private boolean isShown;

    FeedPosting(
            FeedSettings settings,
            FeedPositions positions,
            EventLog log,
            AgroalDataSource database,
            Clock clock) {
        this.settings = settings;
        this.positions = positions;
        this.log = log;
        this.clock = clock;
        this.leadership = new Leadership(database, POSTING);
    }

    void start(@Observes StartupEvent starting) {
        settings.problems().forEach(LOG::warn);
    }

    @Scheduled(
            identity = "post-feed",
            every = "1s",
            delayed = "5s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void round() {
        try {
            if (!isShown) {
                positions.show(settings.targets().stream().map(FeedTarget::name).toList());
                isShown = true;
            }
            if (settings.targets().isEmpty() || !leadership.leads()) {
                return;
            }
            // A slow one is waited for beside the others.
            try (var each = Executors.newVirtualThreadPerTaskExecutor()) {
                settings.targets().forEach(target -> each.execute(() -> postTo(target)));
            }
        } catch (SQLException silent) {
            LOG.debugf("The feed goes on later: %s", silent.getMessage());
        }
    }

    private void postTo(FeedTarget target) {
        try {
            Instant end = clock.instant().plus(ROUND);
            boolean goesOn = true;
            while (goesOn && clock.instant().isBefore(end)) {
                goesOn = postNext(target);
            }
        } catch (SQLException | LogUnavailable silent) {
            LOG.debugf("%s gets the feed later: %s", target, silent.getMessage());
        }
    }

    /** Whether there may be more. */
    private boolean postNext(FeedTarget target) throws SQLException {
        FeedPositions.Place place = positions.due(target.name()).orElse(null);
        if (place == null) {
            return false;
        }
        List<StoredEntry> entries = log.read(place.next(), AT_ONCE);
        if (entries.isEmpty()) {
            return false;
        }
        FeedBatch batch = FeedBatch.of(entries);
        try {
            post(target, batch);
            positions.delivered(target.name(), place.next(), batch.last() + 1);
            return true;
        } catch (IOException failed) {
            Duration pause = Pauses.after(place.attempts(), FIRST_PAUSE, LONGEST_PAUSE);
            positions.failed(target.name(), pause, String.valueOf(failed.getMessage()));
            LOG.debugf("%s gets the feed again: %s", target, failed.getMessage());
            return false;
        }
    }

    private void post(FeedTarget target, FeedBatch batch) throws IOException {
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        String signed = batch.id() + "." + timestamp + ".";
        byte[] signature =
                Signing.sign(
                        target.key(), signed.getBytes(StandardCharsets.US_ASCII), batch.body());
        poster.post(
                target.address(),
                Map.of(
                        "Content-Type",
                        FeedBatch.MEDIA_TYPE,
                        "webhook-id",
                        batch.id(),
                        "webhook-timestamp",
                        timestamp,
                        "webhook-signature",
                        "v1," + Base64.getEncoder().encodeToString(signature)),
                batch.body());
    }

    /** What is on its way is not waited for: it is posted again. */
    void close(@Observes ShutdownEvent closing) {
        leadership.close();
        poster.close();
    }
}
