package dev.tidemark.approval.notification;

import dev.tidemark.approval.ApprovalFilter;
import dev.tidemark.approval.ApprovalLine;
import dev.tidemark.approval.ApprovalRequests;
import dev.tidemark.database.Leadership;
import dev.tidemark.event.Subject;
import dev.tidemark.posting.Pauses;
import dev.tidemark.projection.Projected;
import dev.tidemark.web.PublicAddress;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Compares where requests stand with what was told of them, in one portal of several: a state that
 * came and went between two looks is nobody's news, and none that stays is missed.
 */
@ApplicationScoped
class Notifier {

    private static final Logger LOG = Logger.getLogger(Notifier.class);
    private static final long NOTIFYING = 0x6e6f_7469_6679_0001L;

    /** Projects of one pull request are planned, approved and applied together. */
    private static final Duration COALESCING = Duration.ofSeconds(8);

    private static final Duration READ_WITHIN = Duration.ofSeconds(15);
    private static final Duration GIVEN_UP_AFTER = Duration.ofDays(1);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
    private static final Set<String> READ =
            Set.of("request", "plan", "plan_status", "approval", "policy");
    private static final int MOST = 200;

    private final NotificationSettings settings;
    private final NotificationQueue queue;
    private final Posting posting;
    private final ApprovalRequests requests;
    private final DigestBodies bodies;
    private final Leadership leadership;
    private final Clock clock;
    private final AtomicBoolean mayHaveChanged = new AtomicBoolean(true);

    /** Since when there is news of a pull request, by its subject. */
    private final Map<String, Instant> since = new HashMap<>();

    Notifier(
            NotificationSettings settings,
            NotificationQueue queue,
            Posting posting,
            ApprovalRequests requests,
            PublicAddress address,
            AgroalDataSource database,
            Clock clock) {
        this.settings = settings;
        this.queue = queue;
        this.posting = posting;
        this.requests = requests;
        this.bodies = new DigestBodies(address.of(""));
        this.leadership = new Leadership(database, NOTIFYING);
        this.clock = clock;
    }

    void start(@Observes StartupEvent starting) {
        settings.problems().forEach(LOG::warn);
    }

    void look(@Observes Projected projected) {
        if (READ.contains(projected.projection())) {
            mayHaveChanged.set(true);
        }
    }

    @Scheduled(
            identity = "notify",
            every = "2s",
            delayed = "10s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    synchronized void round() {
        if (settings.targets().isEmpty() || !leadership.leads()) {
            return;
        }
        try {
            if (mayHaveChanged.getAndSet(false) || !since.isEmpty()) {
                compare();
            }
            for (Target target : settings.targets()) {
                deliver(target);
            }
        } catch (SQLException | RuntimeException silent) {
            mayHaveChanged.set(true);
            LOG.debugf("Nobody is notified now: %s", silent.getMessage());
        }
    }

    private void compare() throws SQLException {
        Map<String, List<ApprovalLine>> changes = changes();
        Map<String, Map<String, String>> told = queue.told(changes.keySet());
        if (!NotificationQueue.isBegun(told)) {
            Map<String, Map<String, String>> states = new LinkedHashMap<>();
            changes.forEach((change, lines) -> states.put(change, Digest.states(lines)));
            queue.begin(states);
            queue.show(settings.targets().stream().map(Target::name).toList());
            return;
        }
        since.keySet().retainAll(changes.keySet());
        for (Map.Entry<String, List<ApprovalLine>> change : changes.entrySet()) {
            compare(
                    change.getKey(),
                    change.getValue(),
                    told.getOrDefault(change.getKey(), Map.of()));
        }
    }

    private Map<String, List<ApprovalLine>> changes() {
        return requests
                .list(ApprovalFilter.ALL, null, MOST)
                .await()
                .atMost(READ_WITHIN)
                .items()
                .stream()
                .collect(
                        Collectors.groupingBy(
                                Notifier::change, LinkedHashMap::new, Collectors.toList()));
    }

    private static String change(ApprovalLine line) {
        return Subject.change(line.standing().repository(), line.standing().request().change())
                .value();
    }

    private void compare(String change, List<ApprovalLine> lines, Map<String, String> told)
            throws SQLException {
        Instant now = clock.instant();
        Digest digest = Digest.of(lines, told, now).orElse(null);
        if (digest == null) {
            since.remove(change);
        } else if (!since.computeIfAbsent(change, none -> now).isAfter(now.minus(COALESCING))) {
            Map<String, String> byTarget = new LinkedHashMap<>();
            settings.targets()
                    .forEach(target ->
                            byTarget.put(target.name(), bodies.of(digest, target.format())));
            queue.tell(change, Digest.states(lines), digest.id(), byTarget);
            since.remove(change);
        }
    }

    private void deliver(Target target) throws SQLException {
        for (NotificationQueue.Waiting waiting : queue.due(target.name())) {
            try {
                posting.post(target, waiting);
                queue.delivered(target.name(), waiting.id());
            } catch (IOException failed) {
                Duration pause = Pauses.after(waiting.attempts(), FIRST_PAUSE, LONGEST_PAUSE);
                queue.failed(
                        target.name(), waiting.id(), pause, String.valueOf(failed.getMessage()));
                LOG.debugf("%s is tried again: %s", target, failed.getMessage());
                return;
            }
        }
    }

    @Scheduled(identity = "tidy-notifications", every = "1h", delayed = "1m")
    void tidy() {
        try {
            queue.show(settings.targets().stream().map(Target::name).toList());
            queue.tidy(GIVEN_UP_AFTER);
        } catch (SQLException silent) {
            LOG.debugf("Notifications are tidied another time: %s", silent.getMessage());
        }
    }

    /** What is on its way is not waited for: it is sent again. */
    void close(@Observes ShutdownEvent closing) {
        leadership.close();
    }
}
