package dev.tidemark.ingest;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

    /**
     * Sets it only if it still is what it was, so that of several pollers one goes on.
     *
     * @param before what {@link #get} said; null if there was nothing
     * @return whether it was set
     */
    public boolean replace(String source, String name, @Nullable String before, String value)
            throws SQLException {
        String change =
                before == null
                        ? """
                        insert into work.poll_cursor (value, source, name)
                        values (?, ?, ?)
                        on conflict (source, name) do nothing
                        """
                        : """
                        update work.poll_cursor set value = ?
                        where source = ? and name = ? and value = ?
                        """;
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(change)) {
            statement.setString(1, value);
            statement.setString(2, source);
            statement.setString(3, name);
            if (before != null) {
                statement.setString(4, before);
            }
            return statement.executeUpdate() == 1;
        }
    }
}
