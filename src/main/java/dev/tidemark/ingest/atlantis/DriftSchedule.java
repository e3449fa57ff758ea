package dev.tidemark.ingest.atlantis;

import dev.tidemark.event.AtlantisProject;
import dev.tidemark.eventlog.LogUnavailable;
import dev.tidemark.ingest.PollCursors;
import dev.tidemark.ingest.atlantis.DriftDetection.Outcome;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Looks for drift regularly: Atlantis has no clock for it. Off unless it is asked for, because each
 * run plans every project.
 */
@ApplicationScoped
class DriftSchedule {

    private static final Logger LOG = Logger.getLogger(DriftSchedule.class);
    private static final String STARTED = "drift-started/";
    private static final String COMPARED = "drift-compared/";

    /** A project that nothing was heard of for so long is likely gone. */
    private static final Duration REMEMBERED = Duration.ofDays(180);

    private final AtlantisServer server;
    private final SeenProjects projects;
    private final DriftDetection detection;
    private final PollCursors cursors;
    private final MeterRegistry meters;
    private final Clock clock;
    private final Duration every;
    private volatile boolean saidNotEnabled;

    DriftSchedule(
            AtlantisServer server,
            SeenProjects projects,
            DriftDetection detection,
            PollCursors cursors,
            MeterRegistry meters,
            Clock clock,
            @ConfigProperty(name = "tidemark.atlantis.drift-every") Optional<String> every) {
        this.server = server;
        this.projects = projects;
        this.detection = detection;
        this.cursors = cursors;
        this.meters = meters;
        this.clock = clock;
        this.every = every.map(DriftSchedule::duration).orElse(Duration.ZERO);
    }

    private static Duration duration(String text) {
        return text.toLowerCase(Locale.ROOT).equals("off")
                ? Duration.ZERO
                : DurationConverter.parseDuration(text);
    }

    @Scheduled(
            identity = "detect-terraform-drift",
            every = "${tidemark.atlantis.drift-every:off}",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void detect() {
        if (server.url().isEmpty() || server.apiSecret().isEmpty()) {
            return;
        }
        try {
            detect(server.url().get());
        } catch (SQLException | LogUnavailable failed) {
            LOG.warnf("Drift could not be looked for: %s", failed.getMessage());
        }
    }

    /** How many repositories were asked for. */
    int detect(String url) throws SQLException {
        projects.catchUp();
        Instant now = clock.instant();
        int asked = 0;
        for (Map.Entry<String, List<AtlantisProject>> repository :
                projects.since(now.minus(REMEMBERED)).entrySet()) {
            if (begins(url, repository.getKey(), now)) {
                detect(url, repository.getKey(), repository.getValue(), now);
                asked++;
            }
        }
        return asked;
    }

    /** Several portals have one schedule: whoever says so first. */
    private boolean begins(String url, String fullName, Instant now) throws SQLException {
        Optional<String> before = cursors.get(source(url), STARTED + fullName);
        boolean isTooSoon =
                before.map(Instant::parse)
                        .filter(last -> last.isAfter(now.minus(every.dividedBy(2))))
                        .filter(last -> !last.isAfter(now))
                        .isPresent();
        return !isTooSoon
                && cursors.replace(
                        source(url), STARTED + fullName, before.orElse(null), now.toString());
    }

    private void detect(String url, String fullName, List<AtlantisProject> asked, Instant now)
            throws SQLException {
        Instant since =
                cursors.get(source(url), COMPARED + fullName).map(Instant::parse).orElse(now);
        Outcome outcome = detection.run(url, fullName, asked, since);
        meters.counter(
                        "tidemark.atlantis.drift.runs",
                        "outcome",
                        outcome.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .increment();
        if (outcome == Outcome.COMPARED) {
            cursors.set(source(url), COMPARED + fullName, now.toString());
        } else if (outcome == Outcome.NOT_ENABLED && !saidNotEnabled) {
            saidNotEnabled = true;
            LOG.warnf(
                    "Atlantis at %s looks for no drift: it needs --api-secret and"
                            + " --enable-drift-detection",
                    url);
        }
    }

    private static String source(String url) {
        return "atlantis/" + url;
    }
}
