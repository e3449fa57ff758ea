package dev.tidemark.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration.ConnectionValidator;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A real PostgreSQL for tests: the embedded server, started once per run, with a new and migrated
 * database for each that asks.
 */
public final class TestDatabase {

    private static final DataDirectory DIRECTORY =
            DataDirectory.open(Path.of("target", "test-data"));
    private static final EmbeddedPostgres SERVER = EmbeddedPostgres.in(DIRECTORY);

    static {
        dropWhatEndedRunsLeft();
    }

    private TestDatabase() {}

    /** Names hold the process that made them. */
    private static void dropWhatEndedRunsLeft() {
        var left = new ArrayList<String>();
        try (Connection connection = connect(superuser());
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "select datname from pg_database where datname ~"
                                        + " '^test_[0-9]+_'")) {
            while (rows.next()) {
                String name = rows.getString(1);
                long process = Long.parseLong(name.split("_", -1)[1]);
                if (ProcessHandle.of(process).isEmpty()) {
                    left.add("drop database if exists " + name + " with (force)");
                }
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        executeAsSuperuser(left.toArray(String[]::new));
    }

    /** A new database with the schema of this version and nothing in it. */
    public static DatabaseAddresses fresh() {
        DatabaseAddresses addresses = empty();
        Migrations.run(addresses);
        return addresses;
    }

    /** A new database without any schema. */
    public static DatabaseAddresses empty() {
        // At random, because Quarkus loads this class more than once in one process.
        String random = Long.toHexString(ThreadLocalRandom.current().nextLong());
        String name = "test_" + ProcessHandle.current().pid() + "_" + random;
        DatabaseAddresses server = SERVER.addresses();
        executeAsSuperuser("create database " + name + " owner " + server.owner().user());
        return new DatabaseAddresses(
                named(server.owner(), name),
                named(server.application(), name),
                named(Objects.requireNonNull(server.retention()), name));
    }

    /** The same server and rights, another database, there or not. */
    public static DatabaseAddress named(DatabaseAddress server, String name) {
        return new DatabaseAddress(
                server.user(), server.password(), server.host(), server.port(), name, "");
    }

    /** Runs statements that neither the owner nor the application may. */
    public static void executeAsSuperuser(String... statements) {
        executeAsSuperuser(superuser(), statements);
    }

    /** The portal's way into the embedded server that it runs in this data directory. */
    public static DatabaseAddress applicationOf(Path dataDirectory) {
        try (var server = EmbeddedPostgres.in(DataDirectory.open(dataDirectory))) {
            return server.addresses().application();
        }
    }

    /** The superuser in the database of these addresses. */
    public static DatabaseAddress superuserOf(DatabaseAddresses addresses) {
        return named(superuser(), addresses.owner().name());
    }

    private static DatabaseAddress superuser() {
        try {
            return EmbeddedCredentials.in(DIRECTORY.resolve("postgres"))
                    .superuser(SERVER.addresses().owner().port());
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Runs statements by this way in. */
    public static void executeAsSuperuser(DatabaseAddress address, String... statements) {
        try (Connection connection = connect(address);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /**
     * Waits until the embedded server of this data directory has ended, which it does by itself
     * shortly after its last user: before that it still writes files there.
     */
    public static void awaitNoServer(Path dataDirectory) throws IOException, InterruptedException {
        Instant patience = Instant.now().plus(Duration.ofSeconds(30));
        while (server(dataDirectory).filter(ProcessHandle::isAlive).isPresent()) {
            assertThat(Instant.now()).isBefore(patience);
            Thread.sleep(50);
        }
    }

    /** The running server's process, as the server itself tells it. */
    static Optional<ProcessHandle> server(Path dataDirectory) throws IOException {
        try {
            // The server makes the file and fills it in two steps.
            return Files.readAllLines(dataDirectory.resolve("postgres/data/postmaster.pid"))
                    .stream()
                    .findFirst()
                    .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())));
        } catch (NoSuchFileException ended) {
            return Optional.empty();
        }
    }

    public static Connection connect(DatabaseAddress address) throws SQLException {
        return DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
    }

    /** A pool as the portal has one. */
    public static AgroalDataSource pool(DatabaseAddress address) {
        var settings = new AgroalDataSourceConfigurationSupplier();
        var pool = settings.connectionPoolConfiguration();
        pool.maxSize(10)
                .acquisitionTimeout(Duration.ofSeconds(5))
                .validateOnBorrow(true)
                .connectionValidator(ConnectionValidator.defaultValidator());
        pool.connectionFactoryConfiguration()
                .jdbcUrl(address.jdbcUrl())
                .principal(new NamePrincipal(address.user()))
                .credential(new SimplePassword(address.password()));
        try {
            return AgroalDataSource.from(settings);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
