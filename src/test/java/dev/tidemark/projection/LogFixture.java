package dev.tidemark.projection;

import dev.tidemark.database.DatabaseAddress;
import dev.tidemark.database.DatabaseAddresses;
import dev.tidemark.database.TestDatabase;
import dev.tidemark.event.NewEntry;
import dev.tidemark.eventlog.Append;
import dev.tidemark.eventlog.EventLog;
import dev.tidemark.mapping.Mapping;
import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A log in a database of its own, and projections of it. */
public final class LogFixture implements AutoCloseable {

    private final DatabaseAddresses addresses = TestDatabase.fresh();
    private final AgroalDataSource database = TestDatabase.pool(addresses.application());
    private final EventLog log = new EventLog(database);
    private final Mappings mappings = new Mappings();
    private final Queue<Projected> published = new ConcurrentLinkedQueue<>();

    /** Of these read models alone, over a log that another opened. */
    public static Projections projections(
            EventLog log, AgroalDataSource database, Declaration... projections) {
        return new Projections(
                List.of(projections),
                log,
                database,
                () -> Optional.of(Mapping.DEFAULT),
                new Mappings(),
                published -> {});
    }

    public Projections projections(Declaration... projections) {
        return projections(() -> Optional.of(Mapping.DEFAULT), projections);
    }

    /** As {@link #projections(Declaration[])}, by a mapping that may change. */
    public Projections projections(MappingInForce mapping, Declaration... projections) {
        return new Projections(
                List.of(projections), log, database, mapping, mappings, published::add);
    }

    /** What the read models are made by. */
    public Mappings mappings() {
        return mappings;
    }

    public KnownThen knownThen() {
        return new KnownThen(log, database);
    }

    public EventLog log() {
        return log;
    }

    public AgroalDataSource database() {
        return database;
    }

    /** Who may delete documents. */
    public DatabaseAddress retention() {
        return Objects.requireNonNull(addresses.retention());
    }

    /** As another process has one. */
    public AgroalDataSource anotherPool() {
        return TestDatabase.pool(addresses.application());
    }

    Queue<Projected> published() {
        return published;
    }

    public void append(Collection<NewEntry> told) {
        log.append(Append.of(List.copyOf(told))).toCompletableFuture().join();
    }

    public void append(NewEntry... told) {
        append(List.of(told));
    }

    public void executeAsSuperuser(String... statements) {
        TestDatabase.executeAsSuperuser(TestDatabase.superuserOf(addresses), statements);
    }

    /** Nobody gets a connection for so long, and those that there are break. */
    void cutOff(Duration outage) throws InterruptedException {
        String name = addresses.owner().name();
        TestDatabase.executeAsSuperuser(
                "alter database " + name + " allow_connections false",
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = '"
                        + name
                        + "'");
        Thread.sleep(outage);
        TestDatabase.executeAsSuperuser("alter database " + name + " allow_connections true");
    }

    /** First column of a query's rows. */
    public List<String> query(String sql) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            var values = new ArrayList<String>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }

    /** What pages would read. */
    public <S> Map<String, S> rows(Projection<S> projection) {
        Map<String, S> rows = new TreeMap<>();
        String sql = "select key, document from view." + projection.name();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                rows.put(
                        result.getString(1),
                        Documents.read(result.getString(2), projection.model()));
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
        return rows;
    }

    @Override
    public void close() {
        log.close();
        database.close();
    }
}
