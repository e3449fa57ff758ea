package dev.tidemark.retention;

import dev.tidemark.database.DatabaseAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Documents that are older than their rule lets them be. Blocking. */
@ApplicationScoped
class DueDocuments {

    /** A day's work; what is left is there tomorrow. */
    private static final int MOST = 100_000;

    private final DataSource database;
    private final RetentionSettings settings;

    DueDocuments(DataSource database, RetentionSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    /**
     * One of them.
     *
     * @param rule the one that it is due by
     */
    record Due(String sha256, String kind, Instant stored, RetentionRule rule) {}

    /** Oldest first. */
    List<Due> at(Instant now) throws SQLException {
        var due = new ArrayList<Due>();
        for (String kind : kinds()) {
            RetentionRule rule = settings.ruleFor(kind).orElse(null);
            if (rule != null) {
                due.addAll(of(kind, rule, now));
            }
        }
        return due;
    }

    private List<String> kinds() throws SQLException {
        var kinds = new ArrayList<String>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement(
                                "select distinct kind from evidence.document order by kind");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                kinds.add(rows.getString(1));
            }
        }
        return kinds;
    }

    private List<Due> of(String kind, RetentionRule rule, Instant now) throws SQLException {
        String query =
                """
                select sha256, stored
                from evidence.document
                where kind = ? and stored < ?
                order by stored
                limit ?
                """;
        var due = new ArrayList<Due>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, kind);
            statement.setObject(2, now.minus(rule.keep()).atOffset(ZoneOffset.UTC));
            statement.setInt(3, MOST);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Instant stored = rows.getObject(2, OffsetDateTime.class).toInstant();
                    due.add(new Due(rows.getString(1), kind, stored, rule));
                }
            }
        }
        return due;
    }

    /** Deletes them as the role that may, unless they were stored anew meanwhile. */
    void delete(List<Due> documents) throws SQLException {
        DatabaseAddress role = settings.role().orElseThrow();
        try (Connection connection =
                        DriverManager.getConnection(role.jdbcUrl(), role.user(), role.password());
                PreparedStatement statement =
                        connection.prepareStatement(
                                "delete from evidence.document where sha256 = ? and stored = ?")) {
            for (Due document : documents) {
                statement.setString(1, document.sha256());
                statement.setObject(2, document.stored().atOffset(ZoneOffset.UTC));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
