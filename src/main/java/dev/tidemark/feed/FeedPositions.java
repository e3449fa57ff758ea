package dev.tidemark.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** How far each target has the log. Blocking. */
@ApplicationScoped
public class FeedPositions {

    private final DataSource database;

    FeedPositions(DataSource database) {
        this.database = database;
    }

    /**
     * Where a target is.
     *
     * @param next the entry that it gets next
     * @param attempts how often that failed
     */
    record Place(long next, int attempts) {}

    /** Shows exactly these. One that is new gets the log from its first entry on. */
    void show(List<String> targets) throws SQLException {
        update(
                "update work.feed_target set shown = name = any (string_to_array(?, E'\\n'))",
                String.join("\n", targets));
        for (String target : targets) {
            update(
                    "insert into work.feed_target (name, position) values (?, 0)"
                            + " on conflict do nothing",
                    target);
        }
    }

    /** Where it is, unless it is to be left alone for now. */
    Optional<Place> due(String target) throws SQLException {
        String query =
                """
                select position, attempts
                from work.feed_target
                where name = ? and next_at <= now()
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, target);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next()
                        ? Optional.of(new Place(rows.getLong(1), rows.getInt(2)))
                        : Optional.empty();
            }
        }
    }

    /** It has everything before a position; somebody may have wanted it elsewhere meanwhile. */
    void delivered(String target, long from, long next) throws SQLException {
        update(
                """
                update work.feed_target
                set position = case position when ? then ? else position end,
                    attempts = 0, delivered_at = now(), failure = null, failed_at = null
                where name = ?
                """,
                from,
                next,
                target);
    }

    void failed(String target, Duration pause, String why) throws SQLException {
        update(
                """
                update work.feed_target
                set attempts = attempts + 1,
                    next_at = now() + make_interval(secs => ?),
                    failure = ?,
                    failed_at = now()
                where name = ?
                """,
                (double) pause.toSeconds(),
                why,
                target);
    }

    /**
     * Lets a target have the log again from a position on, or what lies between passed over.
     *
     * @return whether there is such a target
     */
    public boolean goOnFrom(String target, long position) throws SQLException {
        return update(
                        """
                        update work.feed_target
                        set position = ?, attempts = 0, next_at = now()
                        where name = ?
                        """,
                        position,
                        target)
                > 0;
    }

    private int update(String sql, Object... parameters) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement.executeUpdate();
        }
    }
}
