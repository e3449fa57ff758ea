package dev.tidemark.command;

import dev.tidemark.database.ApplicationRights;
import dev.tidemark.database.DataDirectory;
import dev.tidemark.database.DatabaseAddress;
import dev.tidemark.database.DatabaseAddresses;
import dev.tidemark.database.DatabaseUnusable;
import dev.tidemark.database.EmbeddedPostgres;
import dev.tidemark.database.Migrations;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The database that the environment names, or the embedded one: migrated, and with an application
 * role that cannot alter the log.
 */
final class OpenDatabase implements AutoCloseable {

    private static final String APPLICATION_URL = "TIDEMARK_DATABASE_URL";
    private static final String OWNER_URL = "TIDEMARK_DATABASE_OWNER_URL";
    private static final String RETENTION_URL = "TIDEMARK_DATABASE_RETENTION_URL";
    private static final String KEY_FILE = "TIDEMARK_SIGNING_KEY_FILE";

    private final DatabaseAddress application;
    private final @Nullable DatabaseAddress retention;
    private final @Nullable EmbeddedPostgres embedded;

    private OpenDatabase(
            DatabaseAddress application,
            @Nullable DatabaseAddress retention,
            @Nullable EmbeddedPostgres embedded) {
        this.application = application;
        this.retention = retention;
        this.embedded = embedded;
    }

    static DataDirectory dataDirectory() {
        return DataDirectory.open(Path.of(environment("TIDEMARK_DATA_DIR").orElse(".tidemark")));
    }

    private static Optional<String> environment(String variable) {
        return Optional.ofNullable(System.getenv(variable)).filter(value -> !value.isBlank());
    }

    static OpenDatabase in(DataDirectory directory) {
        Optional<String> url = environment(APPLICATION_URL);
        OpenDatabase database = url.isPresent() ? external(url.get()) : embedded(directory);
        database.checkRights();
        return database;
    }

    private static OpenDatabase embedded(DataDirectory directory) {
        EmbeddedPostgres server = EmbeddedPostgres.in(directory);
        Migrations.run(server.addresses());
        DatabaseAddresses addresses = server.addresses();
        return new OpenDatabase(addresses.application(), addresses.retention(), server);
    }

    private static OpenDatabase external(String url) {
        DatabaseAddress application = DatabaseAddress.parse(APPLICATION_URL, url);
        if (environment(KEY_FILE).isEmpty()) {
            throw new DatabaseUnusable(
                    KEY_FILE
                            + " is needed with a database of your own: the signing key must live"
                            + " outside it. A new key is made if the file is not there yet.");
        }
        DatabaseAddress retention =
                environment(RETENTION_URL)
                        .map(address -> DatabaseAddress.parse(RETENTION_URL, address))
                        .orElse(null);
        environment(OWNER_URL)
                .map(owner -> DatabaseAddress.parse(OWNER_URL, owner))
                .ifPresent(owner ->
                        Migrations.run(new DatabaseAddresses(owner, application, retention)));
        return new OpenDatabase(application, retention, null);
    }

    private void checkRights() {
        try (Connection connection =
                DriverManager.getConnection(
                        application.jdbcUrl(), application.user(), application.password())) {
            ApplicationRights.check(connection);
        } catch (SQLException failed) {
            throw new DatabaseUnusable(
                    "The database at " + application + " does not answer: " + failed.getMessage(),
                    failed);
        }
    }

    DatabaseAddress application() {
        return application;
    }

    /** Who may delete documents; null where nobody may. */
    @Nullable DatabaseAddress retention() {
        return retention;
    }

    @Override
    public void close() {
        if (embedded != null) {
            embedded.close();
        }
    }
}
