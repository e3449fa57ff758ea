package dev.tidemark.projection;

import dev.tidemark.database.Leadership;
import dev.tidemark.mapping.Mapping;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Keeps the live read models up with the log, in a thread of its own, for as long as it is open.
 */
final class Follower implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Follower.class);
    private static final long FOLLOWING = 0x7469_6465_6d61_726dL;
    private static final int BATCH = 1000;
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(10);

    private final Database database;
    private final LogEntries log;
    private final Collection<? extends Declaration> projections;
    private final MappingInForce mapping;
    private final Mappings shown;
    private final Consumer<Projected> published;
    private final Pass pass;
    private final Leadership leadership;
    private final Semaphore wake = new Semaphore(0);
    private final Map<String, Long> seen = new HashMap<>();
    private final Set<String> building = ConcurrentHashMap.newKeySet();
    private final Thread thread;
    private volatile boolean open = true;
    private boolean provided;
    private List<? extends Declaration> wanted = List.of();
    private long lookedAt;

    Follower(
            Database database,
            LogEntries log,
            Collection<? extends Declaration> projections,
            MappingInForce mapping,
            Mappings shown,
            Consumer<Projected> published) {
        this.database = database;
        this.log = log;
        this.projections = projections;
        this.mapping = mapping;
        this.shown = shown;
        this.published = published;
        this.pass = new Pass(database, log, BATCH, this::publish);
        this.leadership = database.leadership(FOLLOWING);
        this.thread = Thread.ofPlatform().name("projections").daemon().unstarted(this::follow);
    }

    void start() {
        thread.start();
    }

    /** Something was appended, perhaps. */
    void wake() {
        if (wake.availablePermits() == 0) {
            wake.release();
        }
    }

    private void follow() {
        boolean retryFailed = true;
        while (open) {
            boolean moved = false;
            try {
                provide(retryFailed);
                retryFailed = false;
                moved = step();
            } catch (RuntimeException | Error failed) {
                // The loop is what keeps one outage from being the end of all projections.
                waitForDatabase(failed);
            }
            if (!moved) {
                await();
            }
        }
        leadership.close();
    }

    private void waitForDatabase(Throwable failed) {
        if (provided) {
            LOG.warnf("Projections wait for the database: %s", failed.getMessage());
            provided = false;
        } else {
            LOG.debug("Projections still wait for the database", failed);
        }
    }

    private void provide(boolean forgetFailures) {
        if (provided) {
            return;
        }
        database.inTransaction(connection -> {
            new Schemas(connection).provide(bound(shown.now()));
            if (forgetFailures) {
                new Positions(connection).forgetFailures();
            }
            return projections;
        });
        provided = true;
    }

    private boolean step() {
        Set<String> busy = Set.copyOf(building);
        List<Generation> generations =
                database.inTransaction(connection -> new Positions(connection).generations());
        shown.show(generations);
        publishWhatOthersDid(generations);
        if (!Database.isHeld(leadership)) {
            return false;
        }
        buildOutdated(generations, busy);
        return pass.run(
                database.inTransaction(
                        connection -> new Positions(connection).standings(projections)));
    }

    private void publish(Projected projected) {
        seen.put(projected.projection(), projected.position());
        published.accept(projected);
    }

    private void publishWhatOthersDid(List<Generation> generations) {
        for (Generation generation : generations) {
            if (generation.live()) {
                Long before = seen.put(generation.name(), generation.position());
                if (before != null && before != generation.position()) {
                    published.accept(
                            new Projected(generation.name(), Set.of(), generation.position()));
                }
            }
        }
    }

    /** In a thread of its own: all are followed meanwhile, as far as this code can. */
    private void buildOutdated(List<Generation> generations, Set<String> busy) {
        lookForMapping();
        List<? extends Declaration> outdated =
                wanted.stream()
                        .filter(projection -> !busy.contains(projection.name()))
                        .filter(projection ->
                                generations.stream().anyMatch(each -> each.isOutdated(projection)))
                        .toList();
        if (!outdated.isEmpty()) {
            outdated.forEach(projection -> building.add(projection.name()));
            Thread.ofPlatform().name("projection-versions").daemon().start(() -> build(outdated));
        }
    }

    /** Seldom: it is asked of the log's end. While it cannot be told, the last one holds. */
    private void lookForMapping() {
        if (wanted.isEmpty() || System.nanoTime() - lookedAt >= BETWEEN_LOOKS.toNanos()) {
            Optional<Mapping> inForce = mapping.now();
            wanted =
                    inForce.isEmpty() && !wanted.isEmpty()
                            ? wanted
                            : bound(inForce.orElseGet(shown::now));
            lookedAt = System.nanoTime();
        }
    }

    private List<? extends Declaration> bound(Mapping inForce) {
        return projections.stream().map(projection -> projection.by(inForce)).toList();
    }

    private void build(Collection<? extends Declaration> outdated) {
        try {
            new Rebuild(database, log).run(outdated, position -> {});
            wake();
        } catch (RuntimeException | Error failed) {
            // Tried again at the next step: another rebuild may have been running.
            LOG.errorf(failed, "New versions of projections are not built");
        } finally {
            outdated.forEach(projection -> building.remove(projection.name()));
        }
    }

    private void await() {
        try {
            if (wake.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                wake.drainPermits();
            }
        } catch (InterruptedException interrupted) {
            // Nobody but close() interrupts.
            open = false;
        }
    }

    @Override
    public void close() {
        open = false;
        wake();
        try {
            if (!thread.join(ENDS_WITHIN)) {
                thread.interrupt();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
