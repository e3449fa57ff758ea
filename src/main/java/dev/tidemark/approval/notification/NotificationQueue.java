package dev.tidemark.approval.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What was told, and what is on its way. Blocking. */
@ApplicationScoped
class NotificationQueue {

    /** The row that says that there was a first look. */
    private static final String FIRST_LOOK = "";

    private static final int AT_ONCE = 20;
    private static final int KEPT_DAYS = 90;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> STATES = new TypeReference<>() {};

    private final DataSource database;

    NotificationQueue(DataSource database) {
        this.database = database;
    }

    /** One body on its way to one target. */
    record Waiting(UUID id, String body, int attempts) {}

    /** What was told of these pull requests, by their subjects; nothing before the first look. */
    Map<String, Map<String, String>> told(Collection<String> changes) throws SQLException {
        String query =
                """
                select change, states
                from work.notified
                where change = '' or change = any (?)
                """;
        Map<String, Map<String, String>> told = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setArray(1, connection.createArrayOf("text", changes.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    told.put(rows.getString(1), states(rows.getString(2)));
                }
            }
        }
        return told;
    }

    /** Whether there was a first look. */
    static boolean isBegun(Map<String, Map<String, String>> told) {
        return told.containsKey(FIRST_LOOK);
    }

    private static Map<String, String> states(String json) throws SQLException {
        try {
            return JSON.readValue(json, STATES);
        } catch (JsonProcessingException damaged) {
            throw new SQLException("what was told cannot be read", damaged);
        }
    }

    /** Takes these states for told, and tells nobody. */
    void begin(Map<String, Map<String, String>> states) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                for (Map.Entry<String, Map<String, String>> change : states.entrySet()) {
                    tell(connection, change.getKey(), change.getValue());
                }
                tell(connection, FIRST_LOOK, Map.of());
                connection.commit();
            } catch (SQLException failed) {
                connection.rollback();
                throw failed;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    /**
     * Takes the states of a pull request for told, and puts what tells them on its way, both or
     * neither.
     *
     * @param bodies by target
     */
    void tell(String change, Map<String, String> states, UUID id, Map<String, String> bodies)
            throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                tell(connection, change, states);
                for (Map.Entry<String, String> body : bodies.entrySet()) {
                    put(connection, id, body.getKey(), body.getValue());
                }
                connection.commit();
            } catch (SQLException failed) {
                connection.rollback();
                throw failed;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    private static void tell(Connection connection, String change, Map<String, String> states)
            throws SQLException {
        String tell =
                """
                insert into work.notified (change, states, told_at) values (?, ?, now())
                on conflict (change)
                    do update set states = excluded.states, told_at = excluded.told_at
                """;
        try (PreparedStatement statement = connection.prepareStatement(tell)) {
            statement.setString(1, change);
            statement.setString(2, JSON.writeValueAsString(states));
            statement.executeUpdate();
        } catch (JsonProcessingException impossible) {
            throw new SQLException("a map of texts is JSON", impossible);
        }
    }

    private static void put(Connection connection, UUID id, String target, String body)
            throws SQLException {
        String put =
                """
                insert into work.notification (id, target, body, made_at, next_at)
                values (?, ?, ?, now(), now())
                on conflict do nothing
                """;
        try (PreparedStatement statement = connection.prepareStatement(put)) {
            statement.setObject(1, id);
            statement.setString(2, target);
            statement.setString(3, body);
            statement.executeUpdate();
        }
    }

    /** What is due for a target, oldest first. */
    List<Waiting> due(String target) throws SQLException {
        String query =
                """
                select id, body, attempts
                from work.notification
                where target = ? and next_at <= now()
                order by made_at
                limit ?
                """;
        var due = new ArrayList<Waiting>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, target);
            statement.setInt(2, AT_ONCE);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    due.add(
                            new Waiting(
                                    rows.getObject(1, UUID.class),
                                    rows.getString(2),
                                    rows.getInt(3)));
                }
            }
        }
        return due;
    }

    /** It arrived. */
    void delivered(String target, UUID id) throws SQLException {
        update("delete from work.notification where target = ? and id = ?", target, id);
        update(
                """
                insert into work.notification_target (target, delivered_at) values (?, now())
                on conflict (target)
                    do update set delivered_at = now(), failure = null, failed_at = null
                """,
                target);
    }

    /** It did not, and is sent again after a pause. */
    void failed(String target, UUID id, Duration pause, String why) throws SQLException {
        update(
                """
                update work.notification
                set attempts = attempts + 1, next_at = now() + make_interval(secs => ?)
                where target = ? and id = ?
                """,
                (double) pause.toSeconds(),
                target,
                id);
        update(
                """
                insert into work.notification_target (target, failure, failed_at)
                values (?, ?, now())
                on conflict (target)
                    do update set failure = excluded.failure, failed_at = excluded.failed_at
                """,
                target,
                why);
    }

    /** Shows exactly these targets, with no news of those that are new. */
    void show(List<String> targets) throws SQLException {
        update(
                "delete from work.notification_target where not target = any (string_to_array(?, E'\\n'))",
                String.join("\n", targets));
        for (String target : targets) {
            update(
                    "insert into work.notification_target (target) values (?) on conflict do nothing",
                    target);
        }
    }

    /** Gives up what did not arrive in time, and forgets what was told long ago. */
    void tidy(Duration longest) throws SQLException {
        update(
                "delete from work.notification where made_at < now() - make_interval(secs => ?)",
                (double) longest.toSeconds());
        update(
                "delete from work.notified"
                        + " where change <> '' and told_at < now() - make_interval(days => ?)",
                KEPT_DAYS);
    }

    private void update(String sql, @Nullable Object... parameters) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }
}
