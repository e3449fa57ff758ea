package dev.tidemark.ingest.git;

import dev.tidemark.event.NewEntry;
import dev.tidemark.eventlog.Append;
import dev.tidemark.eventlog.LogUnavailable;
import dev.tidemark.ingest.DurableAppend;
import dev.tidemark.ingest.WantedPaths.WantedPath;
import dev.tidemark.ingest.git.FeedingPaths.Feeding;
import dev.tidemark.ingest.git.WantedPathStore.Due;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Finds out which paths feed the sources of applications, from mirrors of the watched repositories.
 * Every portal may do it: what two of them find is one fact.
 */
@ApplicationScoped
class PathsResolver {

    private static final Logger LOG = Logger.getLogger(PathsResolver.class);
    private static final String COUNTER = "tidemark.git.paths";
    private static final int AT_ONCE = 200;
    private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(5);
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 6;

    /** A revision that a branch does not bring within this time and these tries is not there. */
    private static final Duration PATIENCE = Duration.ofHours(1);

    private static final int TRIES = 10;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    private final MirrorSettings settings;
    private final WantedPathStore store;
    private final DurableAppend log;
    private final MeterRegistry meters;
    private final Clock clock;
    private final Map<WatchedRepository, Mirror> mirrors = new ConcurrentHashMap<>();
    private final Map<WatchedRepository, Fetching> fetching = new ConcurrentHashMap<>();

    PathsResolver(
            MirrorSettings settings,
            WantedPathStore store,
            DurableAppend log,
            MeterRegistry meters,
            Clock clock) {
        this.settings = settings;
        this.store = store;
        this.log = log;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * When a repository may be fetched again.
     *
     * @param failures since it was last fetched
     */
    private record Fetching(Instant next, int failures) {

        static final Fetching NEVER = new Fetching(Instant.MIN, 0);

        Fetching failed(Instant now) {
            Duration pause = AFTER_FAILURE.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
            return new Fetching(now.plus(pause), failures + 1);
        }
    }

    @Scheduled(
            identity = "resolve-feeding-paths",
            every = "2s",
            delayed = "5s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void resolve() {
        for (WatchedRepository repository : settings.watched()) {
            try {
                resolve(repository);
            } catch (IOException | SQLException | LogUnavailable failed) {
                LOG.warnf(
                        "Paths in %s could not be looked up: %s",
                        repository.name(), failed.getMessage());
            }
        }
    }

    @Scheduled(identity = "forget-feeding-paths", every = "6h", delayed = "10m")
    void prune() {
        try {
            store.prune();
        } catch (SQLException failed) {
            LOG.warnf("Old wishes for paths could not be forgotten: %s", failed.getMessage());
        }
    }

    /** Those of one repository that are due. */
    void resolve(WatchedRepository repository) throws IOException, SQLException {
        List<Due> due = store.due(repository, AT_ONCE);
        if (due.isEmpty()) {
            return;
        }
        Mirror mirror = mirrors.computeIfAbsent(repository, this::mirror);
        boolean fetched = !hasAll(mirror, due) && fetch(repository, mirror);
        var found = new ArrayList<Due>();
        for (Due one : due) {
            if (mirror.contains(one.wanted().revision())) {
                found.add(one);
            } else if (fetched) {
                miss(one);
            }
        }
        append(repository, mirror, found);
    }

    private Mirror mirror(WatchedRepository repository) {
        return new Mirror(
                settings.directory(repository),
                repository.cloneUrl(),
                settings.token(),
                FetchLimits.LONGEST,
                FetchLimits.LARGEST);
    }

    private static boolean hasAll(Mirror mirror, List<Due> due) throws IOException {
        for (Due one : due) {
            if (!mirror.contains(one.wanted().revision())) {
                return false;
            }
        }
        return true;
    }

    /** Whether every branch is here as it was just now. */
    private boolean fetch(WatchedRepository repository, Mirror mirror) throws IOException {
        Fetching before = fetching.getOrDefault(repository, Fetching.NEVER);
        if (clock.instant().isBefore(before.next())) {
            return false;
        }
        try {
            mirror.fetch();
            fetching.put(repository, new Fetching(clock.instant().plus(BETWEEN_FETCHES), 0));
            count("fetched", 1);
            return true;
        } catch (IOException failed) {
            fetching.put(repository, before.failed(clock.instant()));
            count("fetch-failed", 1);
            throw failed;
        }
    }

    private void miss(Due missing) throws SQLException {
        boolean isHopeless =
                missing.tries() >= TRIES
                        && missing.asked().plus(PATIENCE).isBefore(clock.instant());
        if (isHopeless) {
            giveUp(List.of(missing.wanted()));
        } else {
            Duration pause = BETWEEN_FETCHES.multipliedBy(1L << Math.min(missing.tries(), 10));
            store.postpone(
                    List.of(missing.wanted()),
                    clock.instant()
                            .plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE));
        }
    }

    private void append(WatchedRepository repository, Mirror mirror, List<Due> found)
            throws IOException, SQLException {
        var entries = new ArrayList<NewEntry>();
        var resolved = new ArrayList<WantedPath>();
        var nowhere = new ArrayList<WantedPath>();
        for (Due one : found) {
            WantedPath wanted = one.wanted();
            Optional<Feeding> feeding = mirror.feeding(wanted.revision(), wanted.path());
            if (feeding.isPresent()) {
                entries.add(PathsEntry.of(repository, wanted, feeding.get(), clock.instant()));
                resolved.add(wanted);
            } else {
                nowhere.add(wanted);
            }
        }
        giveUp(nowhere);
        if (!entries.isEmpty()) {
            log.append(Append.of(entries));
            store.finish(resolved);
            count("resolved", resolved.size());
        }
    }

    private void giveUp(List<WantedPath> hopeless) throws SQLException {
        store.finish(hopeless);
        count("given-up", hopeless.size());
    }

    private void count(String result, int times) {
        meters.counter(COUNTER, "result", result).increment(times);
    }
}
