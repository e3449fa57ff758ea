package dev.tidemark.projection;

import dev.tidemark.event.Repository;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One generation of a projection in PostgreSQL, inside the connection's transaction. */
final class JdbcReadModels<S> implements ReadModels<S> {

    private final Layout<S> layout;
    private final Projection<S> projection;
    private final Sql sql;

    JdbcReadModels(Layout<S> layout, Connection connection) {
        this.layout = layout;
        this.projection = layout.projection();
        this.sql = new Sql(connection);
    }

    @Override
    public void learn(Collection<Sighting> sightings) {
        sql.batch(
                """
                insert into %s as known (name, repository, label, time, entry, current)
                values (?, ?, ?, ?, ?, ?)
                on conflict (name, repository) do update
                set label = excluded.label,
                    time = excluded.time,
                    entry = excluded.entry,
                    current = excluded.current
                where (excluded.time, excluded.entry, excluded.current)
                    > (known.time, known.entry, known.current)
                """
                        .formatted(layout.names()),
                sightings,
                seen ->
                        new @Nullable Object[] {
                            seen.name(),
                            seen.repository().toString(),
                            seen.label(),
                            seen.time(),
                            seen.entry(),
                            seen.current()
                        });
    }

    @Override
    public Naming naming(Collection<String> names) {
        Map<String, Repository> byName = new HashMap<>();
        if (!names.isEmpty()) {
            sql.query(
                    """
                    select distinct on (name) name, repository
                    from %s
                    where name = any(?)
                    order by name, time desc, entry desc, current desc
                    """
                            .formatted(layout.names()),
                    row -> byName.put(row.getString(1), Repository.parse(row.getString(2))),
                    sql.texts(names));
        }
        return new Naming(byName);
    }

    @Override
    public Displaced displace(Collection<String> names) {
        Set<String> keys = new HashSet<>();
        var positions = new TreeSet<Long>();
        sql.query(
                "delete from " + layout.places() + " where name = any(?) returning key, position",
                row -> {
                    keys.add(row.getString(1));
                    positions.add(row.getLong(2));
                },
                sql.texts(names));
        return new Displaced(keys, positions);
    }

    @Override
    public Set<String> supersede(Collection<Superseding> superseding) {
        sql.batch(
                """
                insert into %s as known (id, mapper)
                values (?, ?)
                on conflict (id) do update
                set mapper = greatest(known.mapper, excluded.mapper)
                """
                        .formatted(layout.superseded()),
                superseding,
                each -> new @Nullable Object[] {each.id(), each.mapper()});
        List<UUID> ids = superseding.stream().map(Superseding::id).toList();
        Set<String> keys = new HashSet<>();
        sql.query(
                """
                select key from %1$s where id = any(?)
                union
                select key from %1$s where supersedes = any(?)
                """
                        .formatted(layout.places()),
                row -> keys.add(row.getString(1)),
                sql.uuids(ids),
                sql.uuids(ids));
        return keys;
    }

    @Override
    public Map<UUID, Integer> supersededAmong(Collection<UUID> ids) {
        Map<UUID, Integer> superseded = new HashMap<>();
        sql.query(
                "select id, mapper from " + layout.superseded() + " where id = any(?)",
                row -> superseded.put(row.getObject(1, UUID.class), row.getInt(2)),
                sql.uuids(ids));
        return superseded;
    }

    @Override
    public Set<String> keysWithFactsOf(Collection<Place> places) {
        Set<String> keys = new HashSet<>();
        sql.query(
                """
                select distinct place.key
                from unnest(?::text[], ?::uuid[]) as asked (key, fact)
                join %s place on place.key = asked.key and place.fact = asked.fact
                """
                        .formatted(layout.places()),
                row -> keys.add(row.getString(1)),
                sql.texts(places.stream().map(Place::key).toList()),
                sql.uuids(places.stream().map(Place::factId).toList()));
        return keys;
    }

    @Override
    public void place(Collection<Place> places) {
        sql.update(
                """
                insert into %s (key, fact, position, id, supersedes, name)
                select *
                from unnest(
                    ?::text[], ?::uuid[], ?::bigint[], ?::uuid[], ?::uuid[], ?::text[])
                """
                        .formatted(layout.places()),
                sql.texts(places.stream().map(Place::key).toList()),
                sql.uuids(places.stream().map(Place::factId).toList()),
                sql.numbers(places.stream().map(Place::position).toList()),
                sql.uuids(places.stream().map(Place::id).toList()),
                sql.uuids(places.stream().map(Place::supersedes).collect(Collectors.toList())),
                sql.texts(places.stream().map(Place::name).collect(Collectors.toList())));
    }

    @Override
    public Map<String, List<Long>> positions(Collection<String> keys) {
        Map<String, List<Long>> positions = new HashMap<>();
        sql.query(
                "select key, position from " + layout.places() + " where key = any(?)",
                row ->
                        positions
                                .computeIfAbsent(row.getString(1), none -> new ArrayList<>())
                                .add(row.getLong(2)),
                sql.texts(keys));
        return positions;
    }

    @Override
    public Map<String, Row<S>> load(Collection<String> keys) {
        Map<String, Row<S>> rows = new HashMap<>();
        sql.query(
                "select key, document, last_time, last_id from "
                        + layout.rows()
                        + " where key = any(?)",
                row -> rows.put(row.getString(1), row(row)),
                sql.texts(keys));
        return rows;
    }

    private Row<S> row(ResultSet row) throws SQLException {
        return new Row<>(
                Documents.read(row.getString(2), projection.model()),
                new FoldedTo(
                        row.getObject(3, OffsetDateTime.class).toInstant(),
                        row.getObject(4, UUID.class)));
    }

    @Override
    public void save(Map<String, Row<S>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        sql.batch(layout.upsert(), rows.entrySet(), row -> values(row.getKey(), row.getValue()));
        for (Facet<S> facet : projection.facets()) {
            saveFacet(facet, rows);
        }
        for (History<S, ?> history : projection.histories()) {
            keep(history, rows);
        }
    }

    private <I> void keep(History<S, I> history, Map<String, Row<S>> rows) {
        record Item<I>(String key, History.Kept<I> kept) {}
        var items = new ArrayList<Item<I>>();
        rows.forEach((key, row) -> {
            for (History.Kept<?> kept : row.kept()) {
                if (kept.history().name().equals(history.name())) {
                    @SuppressWarnings("unchecked") // it is this history's own
                    var own = (History.Kept<I>) kept;
                    items.add(new Item<>(key, own));
                }
            }
        });
        if (!items.isEmpty()) {
            sql.batch(layout.keeping(history), items, item -> values(item.key(), item.kept()));
        }
    }

    private static <I> @Nullable Object[] values(String key, History.Kept<I> kept) {
        var values = new ArrayList<@Nullable Object>();
        values.add(key);
        values.add(kept.id());
        values.add(Documents.write(kept.item()));
        for (Column<I> column : kept.history().columns()) {
            values.add(column.value().apply(kept.item()));
        }
        return values.toArray();
    }

    @Override
    public void forget(Collection<String> keys) {
        if (!keys.isEmpty()) {
            projection.histories().forEach(history -> removeFrom(layout.history(history), keys));
        }
    }

    private @Nullable Object[] values(String key, Row<S> row) {
        var values = new ArrayList<@Nullable Object>();
        values.add(key);
        values.add(Documents.write(row.model()));
        values.add(row.foldedTo().time());
        values.add(row.foldedTo().id());
        for (Column<S> column : projection.columns()) {
            values.add(column.value().apply(row.model()));
        }
        return values.toArray();
    }

    private void saveFacet(Facet<S> facet, Map<String, Row<S>> rows) {
        removeFrom(layout.facet(facet), rows.keySet());
        var keys = new ArrayList<String>();
        var values = new ArrayList<String>();
        rows.forEach((key, row) ->
                facet.values().apply(row.model()).stream()
                        .map(Texts::indexable)
                        .distinct()
                        .forEach(value -> {
                            keys.add(key);
                            values.add(value);
                        }));
        sql.update(
                "insert into "
                        + layout.facet(facet)
                        + " (key, value) select * from unnest(?::text[], ?::text[])",
                sql.texts(keys),
                sql.texts(values));
    }

    @Override
    public void remove(Collection<String> keys) {
        if (keys.isEmpty()) {
            return;
        }
        removeFrom(layout.rows(), keys);
        forget(keys);
        projection.facets().forEach(facet -> removeFrom(layout.facet(facet), keys));
    }

    private void removeFrom(String table, Collection<String> keys) {
        sql.update("delete from " + table + " where key = any(?)", sql.texts(keys));
    }
}
