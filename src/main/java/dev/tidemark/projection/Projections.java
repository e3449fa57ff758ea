package dev.tidemark.projection;

import dev.tidemark.eventlog.EventLog;
import dev.tidemark.mapping.Mapping;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** All projections of this application: following the log, catching up, rebuilding, standing. */
@Singleton
public class Projections {

    private static final Logger LOG = Logger.getLogger(Projections.class);
    private static final int BATCH = 1000;

    private final List<Declaration> projections;
    private final EventLog log;
    private final LogEntries entries;
    private final Database database;
    private final MappingInForce mapping;
    private final Mappings shown;
    private final Consumer<Projected> observers;
    private @Nullable Follower follower;
    private @Nullable AutoCloseable hint;

    @Inject
    Projections(
            Instance<Declaration> projections,
            EventLog log,
            DataSource database,
            MappingInForce mapping,
            Mappings shown,
            Event<Projected> projected) {
        this(projections.stream().toList(), log, database, mapping, shown, projected::fire);
    }

    Projections(
            List<? extends Declaration> projections,
            EventLog log,
            DataSource database,
            MappingInForce mapping,
            Mappings shown,
            Consumer<Projected> observers) {
        this.projections = List.copyOf(projections);
        this.log = log;
        this.entries = new EventLogEntries(log);
        this.database = new Database(database);
        this.mapping = mapping;
        this.shown = shown;
        this.observers = observers;
    }

    /** Follows the log from now on; projections that had failed are tried again. */
    public synchronized void follow() {
        if (follower != null) {
            return;
        }
        var started = new Follower(database, entries, projections, mapping, shown, this::publish);
        follower = started;
        hint = log.onAppend(started::wake);
        started.start();
    }

    /** Stops following. */
    @PreDestroy
    public synchronized void stop() {
        if (follower != null && hint != null) {
            try {
                hint.close();
            } catch (Exception harmless) {
                LOG.debug("A hint that comes after the end wakes nobody", harmless);
            }
            follower.close();
            follower = null;
            hint = null;
        }
    }

    /** Folds, in the calling thread, what the log holds when it is called. */
    public void catchUp() {
        provide();
        var pass = new Pass(database, entries, BATCH, this::publish);
        long size = log.size();
        while (true) {
            List<Standing> standings =
                    database.inTransaction(
                            connection -> new Positions(connection).standings(projections));
            boolean isBehind =
                    standings.stream()
                            .anyMatch(standing ->
                                    !standing.hasFailed() && standing.position() < size);
            if (!isBehind) {
                return;
            }
            pass.run(standings);
        }
    }

    private void provide() {
        database.inTransaction(connection -> {
            new Schemas(connection).provide(projections);
            return projections;
        });
    }

    /** The last one holds while none can be told. */
    private List<Declaration> byMappingInForce(List<Generation> generations) {
        shown.show(generations);
        Mapping inForce = mapping.now().orElseGet(shown::now);
        return projections.stream().<Declaration>map(each -> each.by(inForce)).toList();
    }

    private List<Generation> generations() {
        return database.inTransaction(connection -> {
            var positions = new Positions(connection);
            return positions.exists("to_regclass", "view.projection")
                    ? positions.generations()
                    : List.of();
        });
    }

    /** The names that {@link #rebuild} takes. */
    public List<String> names() {
        return projections.stream().<String>map(Declaration::name).sorted().toList();
    }

    /**
     * Builds read models anew from the whole log, beside the live ones, and then shows them.
     *
     * @param name of one projection; null for all
     * @throws RebuildRefused with the reason
     */
    public void rebuild(@Nullable String name, RebuildProgress progress) {
        provide();
        List<Declaration> wanted =
                byMappingInForce(generations()).stream()
                        .filter(projection -> name == null || projection.name().equals(name))
                        .toList();
        if (wanted.isEmpty()) {
            throw new RebuildRefused(
                    "There is no projection '" + name + "', only " + String.join(", ", names()));
        }
        new Rebuild(database, entries).run(wanted, progress);
    }

    /** Where every projection stands. Asks the database, so not from an event loop. */
    public List<ProjectionStatus> status() {
        long size = log.size();
        List<Generation> generations = generations();
        var status = new ArrayList<ProjectionStatus>();
        for (Declaration projection : projections) {
            status.add(status(projection, generations, size));
        }
        return status;
    }

    private static ProjectionStatus status(
            Declaration projection, List<Generation> all, long size) {
        List<Generation> generations =
                all.stream()
                        .filter(generation -> generation.name().equals(projection.name()))
                        .toList();
        OptionalLong building =
                generations.stream()
                        .filter(generation -> !generation.live())
                        .mapToLong(Generation::position)
                        .max();
        Optional<Generation> live = generations.stream().filter(Generation::live).findFirst();
        long position = live.map(Generation::position).orElse(0L);
        return new ProjectionStatus(
                projection.name(),
                live.map(Generation::version).orElse(projection.version()),
                position,
                Math.max(0, size - position),
                building.isPresent() ? building.getAsLong() : null,
                live.map(Generation::failure).orElse(null),
                live.map(Generation::failedAt).orElse(null));
    }

    private void publish(Projected change) {
        try {
            observers.accept(change);
        } catch (RuntimeException failed) {
            LOG.errorf(failed, "An observer of %s failed", change.projection());
        }
    }
}
