package dev.tidemark.projection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Builds read models anew beside the live ones, from the first entry, and shows them in one
 * transaction when they have caught up. The portal keeps running and following meanwhile.
 */
final class Rebuild {

    private static final long REBUILDING = 0x7469_6465_6d61_726cL;
    private static final int BATCH = 5000;
    private static final int SWITCH_ATTEMPTS = 100;
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(100);

    private final Database database;
    private final Pass pass;

    Rebuild(Database database, LogEntries log) {
        this.database = database;
        this.pass = new Pass(database, log, BATCH, projected -> {});
    }

    /**
     * Builds these projections from one reading of the log.
     *
     * @param progress told the position after each batch
     * @throws RebuildRefused if another rebuild is running, or a projection fails; the live read
     *     models are then as they were
     */
    void run(Collection<? extends Declaration> projections, RebuildProgress progress) {
        try (var lock = database.leadership(REBUILDING)) {
            if (!Database.isHeld(lock)) {
                throw new RebuildRefused("Another rebuild is running.");
            }
            List<Tables> made = begin(projections);
            try {
                catchUp(made, progress);
                for (Tables tables : made) {
                    analyze(tables);
                    show(tables, made, progress);
                }
            } finally {
                dropUnfinished(projections);
            }
        }
    }

    private List<Tables> begin(Collection<? extends Declaration> projections) {
        return database.inTransaction(connection -> {
            var schemas = new Schemas(connection);
            schemas.provide(projections);
            schemas.unfinished(projections).forEach(leftover -> schemas.drop(leftover.schema()));
            var made = new ArrayList<Tables>();
            projections.forEach(projection -> made.add(schemas.make(projection, false)));
            return made;
        });
    }

    private void catchUp(List<Tables> made, RebuildProgress progress) {
        boolean moved = true;
        while (moved) {
            List<Standing> standings = standings(made);
            for (Standing standing : standings) {
                if (standing.hasFailed()) {
                    throw new RebuildRefused(
                            "%s fails at position %d: %s"
                                    .formatted(
                                            standing.name(),
                                            standing.position(),
                                            standing.failure()));
                }
            }
            standings.stream().mapToLong(Standing::position).min().ifPresent(progress::reached);
            moved = pass.run(standings);
        }
    }

    private List<Standing> standings(List<Tables> made) {
        Set<String> schemas = made.stream().map(Tables::schema).collect(Collectors.toSet());
        return database.inTransaction(connection -> {
            var standings = new ArrayList<Standing>();
            for (Generation generation : new Positions(connection).generations()) {
                if (schemas.contains(generation.schema())) {
                    standings.add(generation.standing(projection(made, generation)));
                }
            }
            return standings;
        });
    }

    private static Declaration projection(List<Tables> made, Generation generation) {
        return made.stream()
                .filter(tables -> tables.schema().equals(generation.schema()))
                .findFirst()
                .map(Tables::declaration)
                .orElseThrow();
    }

    private void show(Tables tables, List<Tables> all, RebuildProgress progress) {
        for (int attempt = 1; attempt <= SWITCH_ATTEMPTS; attempt++) {
            try {
                if (database.inTransaction(
                        connection -> new Schemas(connection).replaceLive(tables))) {
                    return;
                }
                catchUp(all, progress);
            } catch (DatabaseFailed busy) {
                if (attempt == SWITCH_ATTEMPTS || !DatabaseFailed.isBusy(busy)) {
                    throw busy;
                }
                pause();
            }
        }
        throw new RebuildRefused(
                tables.declaration().name() + " was built, but pages read too busily to switch.");
    }

    /** The first page after the switch is planned by what autovacuum would know much later. */
    private void analyze(Tables tables) {
        database.inTransaction(connection -> {
            var sql = new Sql(connection);
            tables.published().forEach(table -> sql.update("analyze " + table));
            return tables;
        });
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_ATTEMPTS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new RebuildRefused("Interrupted.");
        }
    }

    private void dropUnfinished(Collection<? extends Declaration> projections) {
        database.inTransaction(connection -> {
            var schemas = new Schemas(connection);
            schemas.unfinished(projections).forEach(leftover -> schemas.drop(leftover.schema()));
            return schemas;
        });
    }
}
