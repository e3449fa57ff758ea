package dev.tidemark.projection;

import java.sql.Connection;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Takes every projection one batch further. Those that stand at the same position share the reading
 * and decoding; each has a transaction of its own, in which its position moves first, by
 * compare-and-set: whoever comes second changes nothing.
 */
final class Pass {

    private static final Logger LOG = Logger.getLogger(Pass.class);

    private final Database database;
    private final LogEntries log;
    private final int batch;
    private final Consumer<Projected> published;

    Pass(Database database, LogEntries log, int batch, Consumer<Projected> published) {
        this.database = database;
        this.log = log;
        this.batch = batch;
        this.published = published;
    }

    /**
     * Folds a batch into each that has not failed.
     *
     * @return whether any moved
     */
    boolean run(Collection<Standing> standings) {
        NavigableMap<Long, List<Standing>> byPosition =
                standings.stream()
                        .filter(standing -> !standing.hasFailed())
                        .collect(
                                Collectors.groupingBy(
                                        Standing::position, TreeMap::new, Collectors.toList()));
        boolean moved = false;
        for (var together : byPosition.entrySet()) {
            Long next = byPosition.higherKey(together.getKey());
            long gap = next == null ? Long.MAX_VALUE : next - together.getKey();
            moved |= run(together.getValue(), together.getKey(), (int) Math.min(batch, gap));
        }
        return moved;
    }

    private boolean run(List<Standing> together, long position, int limit) {
        List<Entry> entries;
        try {
            entries = log.from(position, limit);
        } catch (RuntimeException unreadable) {
            rethrowIfPassing(unreadable);
            if (limit > 1) {
                return run(together, position, limit / 2);
            }
            together.forEach(standing -> stop(standing, unreadable));
            return false;
        }
        boolean moved = false;
        if (!entries.isEmpty()) {
            for (Standing standing : together) {
                moved |= fold(standing, entries);
            }
        }
        return moved;
    }

    /** If a batch fails, half of it is tried, so that a projection stops exactly where it must. */
    private boolean fold(Standing standing, List<Entry> entries) {
        try {
            return foldWhole(standing, entries);
        } catch (RuntimeException failure) {
            rethrowIfPassing(failure);
            if (entries.size() > 1) {
                return fold(standing, entries.subList(0, entries.size() / 2));
            }
            stop(standing, failure);
            return false;
        }
    }

    private boolean foldWhole(Standing standing, List<Entry> entries) {
        Tables tables = standing.tables();
        long next = standing.position() + entries.size();
        Set<String> changed =
                database.inTransaction(connection ->
                        new Positions(connection)
                                        .advance(tables.schema(), standing.position(), next)
                                ? fold(tables, entries, connection)
                                : null);
        if (changed == null) {
            return false;
        }
        published.accept(new Projected(standing.name(), changed, next));
        return true;
    }

    private Set<String> fold(Tables tables, List<Entry> entries, Connection connection) {
        return switch (tables) {
            case Layout<?> layout -> fold(layout, entries, connection);
            case IndexTable index -> {
                index.add(entries, connection);
                yield Set.of();
            }
        };
    }

    private <S> Set<String> fold(Layout<S> layout, List<Entry> entries, Connection connection) {
        return new Folding<>(layout.projection(), log)
                .fold(new JdbcReadModels<>(layout, connection), entries);
    }

    private static void rethrowIfPassing(RuntimeException failure) {
        if (DatabaseFailed.isPassing(failure) || DatabaseFailed.isSomethingMissing(failure)) {
            throw failure;
        }
    }

    private void stop(Standing standing, RuntimeException failure) {
        LOG.errorf(
                failure,
                "Projection %s stops at position %d",
                standing.name(),
                standing.position());
        database.inTransaction(connection -> {
            new Positions(connection)
                    .fail(standing.tables().schema(), standing.position(), failure);
            return standing;
        });
    }
}
