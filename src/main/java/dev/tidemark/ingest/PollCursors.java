package dev.tidemark.ingest;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Where each poller goes on. Blocking. */
@ApplicationScoped
public class PollCursors {

    private final AgroalDataSource database;

    PollCursors(AgroalDataSource database) {
        this.database = database;
    }

    /** What was last set. */
    public Optional<String> get(String source, String name) throws SQLException {
        String query =
                """
                select value
                from work.poll_cursor
                where source = ? and name = ?
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, source);
            statement.setString(2, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
        }
    }

    public void set(String source, String name, String value) throws SQLException {
        String upsert =
                """
                insert into work.poll_cursor (source, name, value)
                values (?, ?, ?)
                on conflict (source, name) do update set value = excluded.value
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(upsert)) {
            statement.setString(1, source);
            statement.setString(2, name);
            statement.setString(3, value);
            statement.executeUpdate();
        }
    }
}
