package dev.tidemark.keeping;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** How the anchor was reached last, whichever portal anchors. Blocking. */
@ApplicationScoped
class AnchorAttempts {

    private final DataSource database;

    AnchorAttempts(DataSource database) {
        this.database = database;
    }

    /**
     * The last one.
     *
     * @param comparedAt when the log was found to continue what is anchored
     * @param failure why it was not, or nothing was committed; null if all is well
     */
    record Attempt(
            @Nullable Instant comparedAt,
            @Nullable String failure,
            @Nullable Instant failingSince) {}

    Optional<Attempt> last(String anchor) throws SQLException {
        String query =
                "select compared_at, failure, failing_since from work.anchoring where anchor = ?";
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, anchor);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next()
                        ? Optional.of(new Attempt(time(rows, 1), rows.getString(2), time(rows, 3)))
                        : Optional.empty();
            }
        }
    }

    private static @Nullable Instant time(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    void succeeded(String anchor) throws SQLException {
        update(
                """
                insert into work.anchoring (anchor, compared_at) values (?, now())
                on conflict (anchor)
                    do update set compared_at = now(), failure = null, failing_since = null
                """,
                anchor);
    }

    void failed(String anchor, String why) throws SQLException {
        update(
                """
                insert into work.anchoring (anchor, failure, failing_since) values (?, ?, now())
                on conflict (anchor)
                    do update set failure = excluded.failure,
                        failing_since =
                            coalesce(anchoring.failing_since, excluded.failing_since)
                """,
                anchor,
                why);
    }

    private void update(String sql, String... parameters) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }
}
