package dev.tidemark.projection;

import dev.tidemark.event.Repository;
import java.sql.Connection;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@link FoldedToHead} is asked, while it holds one state of the database. */
public final class AtHead {

    private final LogEntries log;
    private final Connection connection;
    private final Sql sql;
    private final Map<String, Generation> live;
    private final Tail tail;
    private final Map<String, Unfolded> unfolded = new HashMap<>();

    AtHead(LogEntries log, Connection connection, Map<String, Generation> live, Tail tail) {
        this.log = log;
        this.connection = connection;
        this.sql = new Sql(connection);
        this.live = live;
        this.tail = tail;
    }

    /** The log's last position; -1 of an empty log. Everything is as of it. */
    public long position() {
        return tail.end() - 1;
    }

    /** Those of these rows that there are. */
    public <S> Map<String, S> rows(Projection<S> projection, Collection<String> keys) {
        var layout = generation(projection).layout(projection);
        Unfolded ahead = ahead(projection, layout);
        List<String> stale = keys.stream().filter(ahead::touches).distinct().toList();
        List<String> stored = keys.stream().filter(key -> !ahead.touches(key)).toList();
        Map<String, S> rows = new LinkedHashMap<>();
        new JdbcReadModels<>(layout, connection)
                .load(stored)
                .forEach((key, row) -> rows.put(key, row.model()));
        if (!stale.isEmpty()) {
            fold(layout, ahead, stale).forEach((key, row) -> rows.put(key, row.model()));
        }
        return rows;
    }

    /** Keys of the rows that have this value in a facet as they are stored. */
    public <S> Set<String> keysWith(Projection<S> projection, String facet, String value) {
        var layout = generation(projection).layout(projection);
        var keys = new TreeSet<String>();
        for (Facet<S> each : projection.facets()) {
            if (each.name().equals(facet)) {
                sql.query(
                        "select key from " + layout.facet(each) + " where value = ?",
                        row -> keys.add(row.getString(1)),
                        value);
            }
        }
        return keys;
    }

    /** Keys of the rows that the log holds more about than is stored, or that may have gone. */
    public <S> Set<String> ahead(Projection<S> projection) {
        var layout = generation(projection).layout(projection);
        return Set.copyOf(ahead(projection, layout).keys());
    }

    /**
     * Keys of the rows with the latest facts that have these values in columns, and of all that the
     * log holds more about: look into these.
     */
    public <S> Set<String> latest(Projection<S> projection, Map<String, Object> columns, int most) {
        var layout = generation(projection).layout(projection);
        String where =
                columns.keySet().stream()
                        .map(column -> column + " = ?")
                        .collect(Collectors.joining(" and "));
        var keys = new TreeSet<String>();
        sql.query(
                "select key from %s where %s order by last_time desc, last_id desc limit %d"
                        .formatted(layout.rows(), where, most),
                row -> keys.add(row.getString(1)),
                columns.values().toArray());
        keys.addAll(ahead(projection, layout).keys());
        return keys;
    }

    private <S> Unfolded ahead(Projection<S> projection, Layout<S> layout) {
        return unfolded.computeIfAbsent(projection.name(), none -> unfolded(projection, layout));
    }

    private Generation generation(Projection<?> projection) {
        return Objects.requireNonNull(
                live.get(projection.name()), "asked for a projection that was not announced");
    }

    /** {@code owner/name} of a repository as this projection knows it. */
    public Optional<String> nameOf(Projection<?> projection, Repository repository) {
        var layout = generation(projection).layout(projection);
        var seen = new ArrayList<>(tail.sightingsOf(repository));
        seen.addAll(sightings(layout, "repository = ?", repository.toString()));
        return seen.stream()
                .filter(Sighting::current)
                .max(Sighting::compareTo)
                .map(Sighting::label);
    }

    /**
     * The repository that was last seen under this name, on whichever host.
     *
     * @param ownerAndName in any case
     */
    public Optional<Repository> named(Projection<?> projection, String ownerAndName) {
        var layout = generation(projection).layout(projection);
        String end = "/" + ownerAndName.toLowerCase(Locale.ROOT);
        var seen = new ArrayList<Sighting>();
        tail.sightings()
                .forEach((name, sightings) -> {
                    if (name.endsWith(end)) {
                        seen.addAll(sightings);
                    }
                });
        seen.addAll(sightings(layout, "substr(name, strpos(name, '/')) = ?", end));
        return seen.stream().max(Sighting::compareTo).map(Sighting::repository);
    }

    /** What repositories are called now, by canonical repository. */
    public Map<String, String> names(Projection<?> projection) {
        Map<String, Sighting> greatest = new HashMap<>();
        Stream.concat(
                        sightings(generation(projection).layout(projection), "current = ?", true)
                                .stream(),
                        tail.sightings().values().stream().flatMap(List::stream))
                .filter(Sighting::current)
                .forEach(sighting ->
                        greatest.merge(
                                sighting.repository().toString(),
                                sighting,
                                (one, other) -> one.compareTo(other) >= 0 ? one : other));
        Map<String, String> names = new HashMap<>();
        greatest.forEach((repository, sighting) -> names.put(repository, sighting.label()));
        return names;
    }

    private List<Sighting> sightings(Layout<?> layout, String which, Object parameter) {
        var found = new ArrayList<Sighting>();
        sql.query(
                "select name, label, repository, time, entry, current from %s where %s"
                        .formatted(layout.names(), which),
                row ->
                        found.add(
                                new Sighting(
                                        row.getString(1),
                                        row.getString(2),
                                        Repository.parse(row.getString(3)),
                                        row.getObject(4, OffsetDateTime.class).toInstant(),
                                        row.getObject(5, UUID.class),
                                        row.getBoolean(6))),
                parameter);
        return found;
    }

    /** What names mean with the tail; of all sightings of one the greatest counts. */
    private Naming naming(Layout<?> layout, Collection<String> names) {
        Map<String, Sighting> greatest = new HashMap<>();
        Stream.concat(
                        sightings(layout, "name = any(?)", sql.texts(names)).stream(),
                        names.stream()
                                .flatMap(name ->
                                        tail.sightings().getOrDefault(name, List.of()).stream()))
                .forEach(sighting ->
                        greatest.merge(
                                sighting.name(),
                                sighting,
                                (one, other) -> one.compareTo(other) >= 0 ? one : other));
        Map<String, Repository> byName = new HashMap<>();
        greatest.forEach((name, sighting) -> byName.put(name, sighting.repository()));
        return new Naming(byName);
    }

    /** Which rows of a projection the tail touches, and by which entries. */
    private <S> Unfolded unfolded(Projection<S> projection, Layout<S> layout) {
        List<Entry> ahead = tail.from(generation(projection).position());
        Set<String> renamed = renamed(layout);
        var keys = new HashSet<String>();
        var displaced = new TreeSet<Long>();
        sql.query(
                "select key, position from " + layout.places() + " where name = any(?)",
                row -> {
                    keys.add(row.getString(1));
                    displaced.add(row.getLong(2));
                },
                sql.texts(renamed));
        // What is taken back is no more in the row that it touched, whichever row takes its place.
        sql.query(
                """
                select key from %1$s where id = any(?)
                union
                select key from %1$s where supersedes = any(?)
                """
                        .formatted(layout.places()),
                row -> keys.add(row.getString(1)),
                sql.uuids(tail.superseded()),
                sql.uuids(tail.superseded()));
        List<Entry> again = displaced.isEmpty() ? List.of() : log.at(displaced);
        List<Entry> placed = Stream.concat(again.stream(), ahead.stream()).toList();
        Naming naming = naming(layout, Naming.namesIn(placed));
        Map<String, Set<Long>> byKey = new HashMap<>();
        for (Entry entry : placed) {
            for (String key : projection.keys(naming.canonical(entry))) {
                byKey.computeIfAbsent(key, none -> new TreeSet<>()).add(entry.position());
            }
        }
        keys.addAll(byKey.keySet());
        return new Unfolded(keys, byKey, renamed);
    }

    /** Names that mean another repository since the rows were folded. */
    private Set<String> renamed(Layout<?> layout) {
        Set<String> names = tail.sightings().keySet();
        if (names.isEmpty()) {
            return Set.of();
        }
        Map<String, Repository> before =
                new JdbcReadModels<>(layout, connection).naming(names).byName();
        Map<String, Repository> after = naming(layout, names).byName();
        var renamed = new HashSet<>(names);
        renamed.removeIf(name -> Objects.equals(before.get(name), after.get(name)));
        return renamed;
    }

    /**
     * What the rows of one projection do not hold yet.
     *
     * @param keys that are not to be read as they are stored
     * @param positions of entries that are to be added to these
     * @param renamed names whose stored places count no more
     */
    private record Unfolded(
            Set<String> keys, Map<String, Set<Long>> positions, Set<String> renamed) {

        boolean touches(String key) {
            return keys.contains(key);
        }
    }

    private <S> Map<String, Row<S>> fold(Layout<S> layout, Unfolded ahead, List<String> keys) {
        Map<String, Set<Long>> positions = new LinkedHashMap<>();
        keys.forEach(key ->
                positions.put(key, new TreeSet<>(ahead.positions().getOrDefault(key, Set.of()))));
        sql.query(
                "select key, position from %s where key = any(?) and not (name = any(?) is true)"
                        .formatted(layout.places()),
                row -> Objects.requireNonNull(positions.get(row.getString(1))).add(row.getLong(2)),
                sql.texts(keys),
                sql.texts(ahead.renamed()));
        var all = new TreeSet<Long>();
        positions.values().forEach(all::addAll);
        List<Entry> entries = log.at(all);
        Map<String, List<Long>> places = new LinkedHashMap<>();
        positions.forEach((key, at) -> places.put(key, List.copyOf(at)));
        return new Folding<>(layout.projection(), log)
                .foldOnly(
                        entries,
                        again(layout, entries),
                        naming(layout, Naming.namesIn(entries)),
                        places);
    }

    /** Entries that take some of these back, stored or in the tail, whichever row they touch. */
    private List<Entry> again(Layout<?> layout, List<Entry> entries) {
        Set<Long> positions = new TreeSet<>();
        var ids = entries.stream().map(Entry::id).toList();
        sql.query(
                "select position from " + layout.places() + " where supersedes = any(?)",
                row -> positions.add(row.getLong(1)),
                sql.uuids(ids));
        List<Entry> again = new ArrayList<>(log.at(positions));
        tail.from(tail.end() - tail.length()).stream()
                .filter(entry -> Superseding.by(entry) != null)
                .forEach(again::add);
        return again;
    }
}
