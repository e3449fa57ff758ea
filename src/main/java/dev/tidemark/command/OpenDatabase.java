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
    private static final String KEY_FILE = "TIDEMARK_SIGNING_KEY_FILE";

    private final DatabaseAddress application;
    private final @Nullable EmbeddedPostgres embedded;

    private OpenDatabase(DatabaseAddress application, @Nullable EmbeddedPostgres embedded) {
        this.application = application;
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
        return new OpenDatabase(server.addresses().application(), server);
    }

    private static OpenDatabase external(String url) {
        DatabaseAddress application = DatabaseAddress.parse(APPLICATION_URL, url);
        if (environment(KEY_FILE).isEmpty()) {
            throw new DatabaseUnusable(
                    KEY_FILE
                            + " is needed with a database of your own: the signing key must live"
                            + " outside it. A new key is made if the file is not there yet.");
        }
        environment(OWNER_URL)
                .map(owner -> DatabaseAddress.parse(OWNER_URL, owner))
                .ifPresent(owner -> Migrations.run(new DatabaseAddresses(owner, application)));
        return new OpenDatabase(application, null);
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

    @Override
    public void close() {
        if (embedded != null) {
            embedded.close();
        }
    }
}
