package dev.tidemark.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;

/** Roles and random passwords of the embedded server, kept for this user alone. */
final class EmbeddedCredentials {

    private static final String DATABASE = "tidemark";
    private static final String OWNER = "tidemark_owner";
    private static final String APPLICATION = "tidemark";
    private static final String RETENTION = "tidemark_retention";

    private final Path folder;

    private EmbeddedCredentials(Path folder) {
        this.folder = folder;
    }

    static EmbeddedCredentials in(Path home) throws IOException {
        var credentials = new EmbeddedCredentials(home);
        for (String role : new String[] {"postgres", OWNER, APPLICATION, RETENTION}) {
            Path file = credentials.passwordFile(role);
            if (!Files.exists(file)) {
                var random = new byte[24];
                new SecureRandom().nextBytes(random);
                Files.createFile(
                        file,
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
                Files.writeString(file, HexFormat.of().formatHex(random));
            }
        }
        return credentials;
    }

    private Path passwordFile(String role) {
        return folder.resolve("password-" + role);
    }

    Path superuserPasswordFile() {
        return passwordFile("postgres");
    }

    DatabaseAddress superuser(int port) throws IOException {
        return address("postgres", "postgres", port);
    }

    DatabaseAddresses addresses(int port) throws IOException {
        return new DatabaseAddresses(
                address(OWNER, DATABASE, port),
                address(APPLICATION, DATABASE, port),
                retention(port));
    }

    private DatabaseAddress retention(int port) throws IOException {
        return address(RETENTION, DATABASE, port);
    }

    private DatabaseAddress address(String role, String database, int port) throws IOException {
        String password = Files.readString(passwordFile(role)).strip();
        return new DatabaseAddress(role, password, "127.0.0.1", port, database, "");
    }

    /** Makes the three roles and the database, as a superuser, where they are not there yet. */
    void create(Connection superuser, int port) throws SQLException, IOException {
        try (Statement statement = superuser.createStatement()) {
            for (DatabaseAddress address :
                    new DatabaseAddress[] {
                        addresses(port).owner(), addresses(port).application(), retention(port)
                    }) {
                if (!exists(
                        superuser, "select 1 from pg_roles where rolname = ?", address.user())) {
                    // The password is hexadecimal by its making: nothing to escape.
                    statement.execute(
                            "create role "
                                    + address.user()
                                    + " login password '"
                                    + address.password()
                                    + "'");
                }
            }
            if (!exists(superuser, "select 1 from pg_database where datname = ?", DATABASE)) {
                statement.execute("create database " + DATABASE + " owner " + OWNER);
            }
        }
    }

    private static boolean exists(Connection connection, String query, String name)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }
}
