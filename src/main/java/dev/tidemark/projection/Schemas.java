package dev.tidemark.projection;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Makes, shows and drops the schemas of projections, inside the connection's transaction. */
final class Schemas {

    /** Any number that nothing else locks: one process makes schemas at a time. */
    private static final long MAKING = 0x7469_6465_6d61_726bL;

    private final Sql sql;
    private final Positions positions;

    Schemas(Connection connection) {
        this.sql = new Sql(connection);
        this.positions = new Positions(connection);
    }

    /** Makes what is missing, so that every projection has a live generation and its views. */
    void provide(Collection<? extends Declaration> projections) {
        sql.query("select pg_advisory_xact_lock(?)", row -> {}, MAKING);
        positions.create();
        for (Declaration projection : projections) {
            Optional<Generation> live = positions.live(projection.name());
            if (live.isPresent() && isWhole(live.get(), projection)) {
                continue;
            }
            live.ifPresent(dropped -> positions.delete(dropped.schema()));
            dropOrphans(projection.name());
            show(make(projection, true));
        }
    }

    /**
     * Whether nobody dropped the live tables or the views; older versions are looked at as such.
     */
    private boolean isWhole(Generation live, Declaration projection) {
        if (live.version() != projection.version()) {
            return positions.exists("to_regclass", live.schema() + "." + live.name())
                    && positions.exists("to_regclass", "view." + live.name());
        }
        return Tables.of(projection, live.schema()).published().stream()
                .allMatch(table ->
                        positions.exists("to_regclass", table)
                                && positions.exists("to_regclass", Tables.view(table)));
    }

    /** Schemas of this projection that no row knows: somebody dropped the positions. */
    private void dropOrphans(String name) {
        var orphans = new ArrayList<String>();
        sql.query(
                """
                select nspname
                from pg_namespace
                where nspname ~ ?
                  and not exists (select from view.projection where schema = nspname)
                """,
                row -> orphans.add(row.getString(1)),
                "^view_" + name + "_[0-9]+_[0-9]+$");
        orphans.forEach(this::drop);
    }

    /** An empty generation of this projection. */
    Tables make(Declaration projection, boolean live) {
        int generation =
                positions.generations().stream()
                                .filter(known -> known.name().equals(projection.name()))
                                .mapToInt(Generation::number)
                                .max()
                                .orElse(0)
                        + 1;
        Tables tables = Tables.of(projection, generation);
        tables.creation().forEach(sql::update);
        positions.add(tables, generation, live);
        return tables;
    }

    /**
     * Points the views at this generation. In another order each time: a query that reads two views
     * without a pause, the other way round than they are replaced, would be in the way of each
     * attempt.
     */
    void show(Tables tables) {
        var published = new ArrayList<>(tables.published());
        Collections.shuffle(published);
        for (String table : published) {
            sql.update("drop view if exists " + Tables.view(table));
            sql.update("create view " + Tables.view(table) + " as select * from " + table);
        }
    }

    void drop(String schema) {
        sql.update("drop schema if exists " + schema + " cascade");
        positions.delete(schema);
    }

    /** Generations of these projections that were being built. */
    List<Generation> unfinished(Collection<? extends Declaration> projections) {
        List<String> names = projections.stream().<String>map(Declaration::name).toList();
        return positions.generations().stream()
                .filter(generation -> !generation.live() && names.contains(generation.name()))
                .toList();
    }

    /**
     * Shows this generation instead of the live one, which goes.
     *
     * @return false if the live one is further
     */
    boolean replaceLive(Tables tables) {
        String name = tables.declaration().name();
        positions.hold(name);
        List<Generation> generations = positions.generations();
        long built =
                generations.stream()
                        .filter(generation -> generation.schema().equals(tables.schema()))
                        .mapToLong(Generation::position)
                        .sum();
        Optional<Generation> live = positions.live(name);
        if (live.isPresent() && live.get().position() > built) {
            return false;
        }
        // A reader that holds one view and waits for the next must not be waited for in turn.
        sql.update("set local lock_timeout = '500ms'");
        show(tables);
        live.ifPresent(old -> drop(old.schema()));
        positions.makeLive(tables.schema());
        return true;
    }
}
