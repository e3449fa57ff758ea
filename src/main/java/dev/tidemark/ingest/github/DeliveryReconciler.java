package dev.tidemark.ingest.github;

import dev.tidemark.github.GitHubSettings;
import dev.tidemark.ingest.PollCursors;
import dev.tidemark.ingest.github.HookDeliveries.Attempt;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Asks GitHub to deliver again what it could not: it never does so by itself. Looks at each watched
 * repository's webhook, groups its deliveries by guid, and redelivers one of each that has no
 * success.
 */
@ApplicationScoped
class DeliveryReconciler {

    private static final Logger LOG = Logger.getLogger(DeliveryReconciler.class);
    private static final String CURSOR = "reconciled-until";

    /** github.com keeps deliveries for three days; an Enterprise Server for seven. */
    private static final Duration WINDOW = Duration.ofDays(3);

    /** A delivery under way at the last look may have failed after it. */
    private static final Duration OVERLAP = Duration.ofMinutes(5);

    /** What fails so often here would fail for ever. */
    private static final int MOST_ATTEMPTS = 5;

    private final GitHubSettings settings;
    private final HookDeliveries deliveries;
    private final PollCursors cursors;
    private final MeterRegistry meters;
    private final Clock clock;

    /** How often each failed delivery was tried again, by repository. */
    private final Map<String, Map<String, Integer>> attempts = new ConcurrentHashMap<>();

    DeliveryReconciler(
            GitHubSettings settings,
            HookDeliveries deliveries,
            PollCursors cursors,
            MeterRegistry meters,
            Clock clock) {
        this.settings = settings;
        this.deliveries = deliveries;
        this.cursors = cursors;
        this.meters = meters;
        this.clock = clock;
    }

    @Scheduled(
            identity = "reconcile-github-deliveries",
            every = "${tidemark.github.reconcile-every:10m}",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void reconcile() {
        if (settings.token().isEmpty()) {
            return;
        }
        for (String repository : settings.repositories()) {
            try {
                reconcile(repository);
            } catch (IOException | SQLException failed) {
                // The next look starts where the last good one ended, so nothing is lost.
                meters.counter("tidemark.github.reconcile.failed").increment();
                LOG.warnf(
                        "Deliveries of %s could not be reconciled: %s",
                        repository, failed.getMessage());
            }
        }
    }

    /** How many redeliveries it asked for. */
    int reconcile(String repository) throws IOException, SQLException {
        Instant now = clock.instant();
        Optional<String> hook = deliveries.findHook(repository, webhookUrl());
        if (hook.isEmpty()) {
            LOG.infof("%s has no webhook that delivers to %s", repository, webhookUrl());
            return 0;
        }
        List<Attempt> failed = failed(deliveries.since(hook.get(), since(repository, now)));
        int asked = redeliver(repository, hook.get(), failed);
        cursors.set(source(repository), CURSOR, now.toString());
        return asked;
    }

    /** Where GitHub is told to deliver. */
    private String webhookUrl() {
        return settings.publicUrl() + GitHubWebhook.PATH;
    }

    private int redeliver(String repository, String hook, List<Attempt> failed) throws IOException {
        Map<String, Integer> before = attempts.getOrDefault(repository, Map.of());
        var now = new HashMap<String, Integer>();
        int asked = 0;
        for (Attempt attempt : failed) {
            int tried = before.getOrDefault(attempt.guid(), 0);
            now.put(attempt.guid(), tried + 1);
            if (tried < MOST_ATTEMPTS) {
                deliveries.redeliver(hook, attempt);
                meters.counter("tidemark.github.redeliveries").increment();
                asked++;
            }
        }
        attempts.put(repository, now);
        return asked;
    }

    private Instant since(String repository, Instant now) throws SQLException {
        Instant earliest = now.minus(WINDOW);
        return cursors.get(source(repository), CURSOR)
                .map(text -> Instant.parse(text).minus(OVERLAP))
                .filter(last -> last.isAfter(earliest))
                .orElse(earliest);
    }

    private static String source(String repository) {
        return "github/" + repository;
    }

    /** The newest attempt of each delivery that never succeeded, oldest delivery first. */
    private static List<Attempt> failed(List<Attempt> newestFirst) {
        var newest = new LinkedHashMap<String, Attempt>();
        for (Attempt attempt : newestFirst.reversed()) {
            Attempt known = newest.remove(attempt.guid());
            newest.put(attempt.guid(), known != null && known.isOk() ? known : attempt);
        }
        return newest.values().stream().filter(attempt -> !attempt.isOk()).toList();
    }
}
