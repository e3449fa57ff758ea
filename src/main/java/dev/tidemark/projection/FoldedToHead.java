package dev.tidemark.projection;

import dev.tidemark.eventlog.EventLog;
import dev.tidemark.eventlog.LogUnavailable;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
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

    /** Each holds a connection and reads the log over another: the pool is for others, too. */
    private static final int AT_ONCE = 3;

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final LogEntries log;
    private final Database database;
    private final Semaphore places = new Semaphore(AT_ONCE, true);

    /** Of this log and the read models beside it. */
    @Inject
    public FoldedToHead(EventLog log, DataSource database) {
        this.log = new EventLogEntries(log);
        this.database = new Database(database);
    }

    /** It cannot be told now: read models lag too far or are being made, or nothing answers. */
    public static final class NotNow extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotNow(String why) {
            super(why);
        }

        NotNow(Throwable cause) {
            super("the database does not answer", cause);
        }

        static NotNow behind(String projection) {
            return new NotNow("read model " + projection + " is too far behind the log");
        }
    }

    /**
     * Asks for rows of these projections, all as of one position: the log's last when it was read.
     *
     * @throws NotNow if one of them lags by more than a request is worth, or nothing answers
     */
    public <T> T ask(
            Collection<? extends Projection<?>> projections, Function<AtHead, T> question) {
        boolean isIn = false;
        try {
            isIn = places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (!isIn) {
                throw new NotNow("too many ask at once");
            }
            return answer(projections, question);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new NotNow(interrupted);
        } catch (DatabaseFailed | LogUnavailable failed) {
            if (DatabaseFailed.isPassing(failed) || DatabaseFailed.isSomethingMissing(failed)) {
                throw new NotNow(failed);
            }
            throw failed;
        } finally {
            if (isIn) {
                places.release();
            }
        }
    }

    private <T> T answer(
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
                            .orElseThrow(() -> NotNow.behind(projection.name()));
            live.put(projection.name(), generation);
        }
        return live;
    }

    private void read(Tail tail, Map<String, Generation> live) {
        List<Entry> entries = log.from(tail.end(), READ_AT_ONCE);
        while (!entries.isEmpty()) {
            tail.add(entries);
            if (tail.length() > MOST_BEHIND) {
                throw NotNow.behind(
                        live.values().stream()
                                .min(Comparator.comparingLong(Generation::position))
                                .map(Generation::name)
                                .orElse(""));
            }
            entries = log.from(tail.end(), READ_AT_ONCE);
        }
    }
}
