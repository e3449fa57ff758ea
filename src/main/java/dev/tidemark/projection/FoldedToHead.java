package dev.tidemark.projection;

import dev.tidemark.eventlog.EventLog;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * Read models as the whole log makes them, for decisions that must not stand on one that lags: the
 * rows that are stored, and what they do not hold yet folded on top, by the code that folds them.
 * Asks the database, so not from an event loop.
 */
@Singleton
public class FoldedToHead {

    /** As many as are read and looked through in a few seconds. */
    private static final int MOST_BEHIND = 20_000;

    private static final int READ_AT_ONCE = 1000;

    private final LogEntries log;
    private final Database database;

    /** Of this log and the read models beside it. */
    @Inject
    public FoldedToHead(EventLog log, DataSource database) {
        this.log = new EventLogEntries(log);
        this.database = new Database(database);
    }

    /** The read models lag so far, or are being made, that no answer is made of them. */
    public static final class TooFarBehind extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooFarBehind(String projection) {
            super("read model " + projection + " is too far behind the log");
        }
    }

    /**
     * Asks for rows of these projections, all as of one position: the log's last when it was read.
     *
     * @throws TooFarBehind if one of them lags by more than a request is worth
     */
    public <T> T ask(
            Collection<? extends Projection<?>> projections, Function<AtHead, T> question) {
        return database.inTransaction(connection -> {
            var sql = new Sql(connection);
            sql.update("set transaction isolation level repeatable read, read only");
            Map<String, Generation> live = live(new Positions(connection), projections);
            long from = live.values().stream().mapToLong(Generation::position).min().orElse(0);
            var tail = new Tail(from);
            read(tail, live);
            return question.apply(new AtHead(log, connection, live, tail));
        });
    }

    private static Map<String, Generation> live(
            Positions positions, Collection<? extends Projection<?>> projections) {
        List<Generation> all = positions.generations();
        Map<String, Generation> live = new LinkedHashMap<>();
        for (Projection<?> projection : projections) {
            Generation generation =
                    all.stream()
                            .filter(Generation::live)
                            .filter(each -> each.name().equals(projection.name()))
                            .filter(each -> each.version() == projection.version())
                            .findFirst()
                            .orElseThrow(() -> new TooFarBehind(projection.name()));
            live.put(projection.name(), generation);
        }
        return live;
    }

    private void read(Tail tail, Map<String, Generation> live) {
        List<Entry> entries = log.from(tail.end(), READ_AT_ONCE);
        while (!entries.isEmpty()) {
            tail.add(entries);
            if (tail.length() > MOST_BEHIND) {
                throw new TooFarBehind(
                        live.values().stream()
                                .min(Comparator.comparingLong(Generation::position))
                                .map(Generation::name)
                                .orElse(""));
            }
            entries = log.from(tail.end(), READ_AT_ONCE);
        }
    }
}
