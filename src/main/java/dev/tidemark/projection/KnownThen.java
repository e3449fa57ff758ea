package dev.tidemark.projection;

import dev.tidemark.eventlog.EventLog;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;

/**
 * Read models as they stood when the log ended at a position: the entries up to there, folded once
 * more in memory. Slow beside a read model, and bounded. Repositories have the ids that are known
 * now. Asks the database, so not from an event loop.
 */
@Singleton
public class KnownThen {

    /** As many as are read and folded in a few seconds. */
    private static final int MOST_ENTRIES = 100_000;

    private final LogEntries log;
    private final Database database;

    @Inject
    KnownThen(EventLog log, DataSource database) {
        this.log = new EventLogEntries(log);
        this.database = new Database(database);
    }

    /**
     * One read model as it was.
     *
     * @param kept what it had left behind
     */
    public record Then<S>(S model, List<History.Kept<?>> kept) {

        public Then {
            kept = List.copyOf(kept);
        }

        /** What it had left behind in one history, in the order it was first made. */
        public <I> List<I> history(String name, Class<I> item) {
            return kept.stream()
                    .filter(each -> each.history().name().equals(name))
                    .map(each -> item.cast(each.item()))
                    .toList();
        }
    }

    /** That many entries are not folded for one answer. */
    public static final class TooMuch extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooMuch() {
            super("more than " + MOST_ENTRIES + " entries would have to be folded");
        }
    }

    /**
     * Every row whose key begins so, by key.
     *
     * @param known the position of the last entry that counts
     * @throws TooMuch if they are more than a request is worth
     */
    public <S> Map<String, Then<S>> beginning(
            Projection<S> projection, long known, String keyPrefix) {
        return then(projection, known, "starts_with(key, ?)", sql -> keyPrefix);
    }

    /** Those of these rows that there were, as {@link #beginning}. */
    public <S> Map<String, Then<S>> of(
            Projection<S> projection, long known, Collection<String> keys) {
        return keys.isEmpty()
                ? Map.of()
                : then(projection, known, "key = any(?)", sql -> sql.texts(keys));
    }

    private interface Keys {
        Object parameter(Sql sql);
    }

    private <S> Map<String, Then<S>> then(
            Projection<S> projection, long known, String which, Keys keys) {
        return database.inTransaction(connection -> {
            var sql = new Sql(connection);
            Optional<Generation> live = new Positions(connection).live(projection.name());
            if (live.isEmpty()) {
                return Map.of();
            }
            Layout<S> layout = live.get().layout(projection);
            Map<String, List<Long>> places = places(sql, layout, known, which, keys);
            Set<Long> readAgain = readAgain(sql, layout, known, which, keys);
            return fold(
                    layout.projection(),
                    places,
                    readAgain,
                    new JdbcReadModels<>(layout, connection));
        });
    }

    private static Map<String, List<Long>> places(
            Sql sql, Layout<?> layout, long known, String which, Keys keys) {
        Map<String, List<Long>> places = new TreeMap<>();
        int[] count = new int[1];
        sql.query(
                "select key, position from %s where position <= ? and %s limit %d"
                        .formatted(layout.places(), which, MOST_ENTRIES + 1),
                row -> {
                    count[0]++;
                    places.computeIfAbsent(row.getString(1), none -> new ArrayList<>())
                            .add(row.getLong(2));
                },
                known,
                keys.parameter(sql));
        if (count[0] > MOST_ENTRIES) {
            throw new TooMuch();
        }
        return places;
    }

    /** Entries that take one of these back, whichever row they touch themselves. */
    private static Set<Long> readAgain(
            Sql sql, Layout<?> layout, long known, String which, Keys keys) {
        Set<Long> positions = new TreeSet<>();
        sql.query(
                """
                select position
                from %1$s
                where position <= ? and supersedes in (select id from %1$s where %2$s)
                """
                        .formatted(layout.places(), which),
                row -> positions.add(row.getLong(1)),
                known,
                keys.parameter(sql));
        return positions;
    }

    private <S> Map<String, Then<S>> fold(
            Projection<S> projection,
            Map<String, List<Long>> places,
            Set<Long> readAgain,
            ReadModels<S> models) {
        var folding = new Folding<>(projection, log);
        List<Entry> again = log.at(readAgain);
        Map<String, Then<S>> folded = new LinkedHashMap<>();
        for (Map<String, List<Long>> together : parts(places)) {
            List<Entry> entries =
                    log.at(together.values().stream().flatMap(List::stream).distinct().toList());
            folding.foldOnly(entries, again, models.naming(Naming.namesIn(entries)), together)
                    .forEach((key, row) -> folded.put(key, new Then<>(row.model(), row.kept())));
        }
        return folded;
    }

    /** Rows of which the entries fit comfortably into memory together. */
    private static List<Map<String, List<Long>>> parts(Map<String, List<Long>> places) {
        var parts = new ArrayList<Map<String, List<Long>>>();
        Map<String, List<Long>> part = new TreeMap<>();
        int entries = 0;
        for (Map.Entry<String, List<Long>> row : places.entrySet()) {
            part.put(row.getKey(), row.getValue());
            entries += row.getValue().size();
            if (entries >= Folding.ENTRIES_AT_ONCE) {
                parts.add(part);
                part = new TreeMap<>();
                entries = 0;
            }
        }
        parts.add(part);
        return parts;
    }
}
