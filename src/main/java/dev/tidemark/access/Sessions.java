package dev.tidemark.access;

import dev.tidemark.event.Actor;
import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Who is signed in where. Blocking. */
@Singleton
class Sessions {

    private static final Logger LOG = Logger.getLogger(Sessions.class);

    /** Noting each use would write to the database with each request. */
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    private final AgroalDataSource database;
    private final Clock clock;
    private final AccessSettings settings;

    Sessions(AgroalDataSource database, Clock clock, AccessSettings settings) {
        this.database = database;
        this.clock = clock;
        this.settings = settings;
    }

    /** Begins one; the secret is for the browser alone. */
    Secret begin(Person person) throws SQLException {
        String insert =
                """
                insert into work.session
                    (id, provider, subject, login, github_login, github_id, roles, began, used,
                     roles_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """;
        Secret secret = Secret.random();
        var now = Rows.time(clock.instant());
        Actor github = person.github();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(insert)) {
            statement.setString(1, secret.hash());
            statement.setString(2, person.provider());
            statement.setString(3, person.subject());
            statement.setString(4, person.login());
            statement.setString(5, github == null ? null : github.login());
            statement.setString(6, github == null ? null : github.id());
            statement.setString(7, Rows.words(person.roles()));
            statement.setObject(8, now);
            statement.setObject(9, now);
            statement.setObject(10, now);
            statement.executeUpdate();
        }
        return secret;
    }

    /** The session of this secret, unless it has ended; being asked for, it stays. */
    Optional<Session> find(Secret secret) throws SQLException {
        try (Connection connection = database.getConnection()) {
            Optional<Session> found = find(connection, secret.hash());
            Instant now = clock.instant();
            if (found.filter(one -> one.used().plus(NOTED_EVERY).isBefore(now)).isPresent()) {
                update(
                        connection,
                        "update work.session set used = ? where id = ?",
                        Rows.time(now),
                        secret.hash());
            }
            return found;
        }
    }

    /** Whether it goes on, without being used by the question. */
    boolean isAlive(String id) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return find(connection, id).isPresent();
        }
    }

    private Optional<Session> find(Connection connection, String id) throws SQLException {
        String query =
                """
                select id, provider, subject, login, github_login, github_id, roles, began, used,
                       roles_at
                from work.session
                where id = ? and began > ? and used > ?
                """;
        Instant now = clock.instant();
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, id);
            statement.setObject(2, Rows.time(now.minus(settings.absolute())));
            statement.setObject(3, Rows.time(now.minus(settings.idle())));
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(session(rows)) : Optional.empty();
            }
        }
    }

    private static Session session(ResultSet row) throws SQLException {
        String login = row.getString("github_login");
        var person =
                new Person(
                        row.getString("provider"),
                        row.getString("subject"),
                        row.getString("login"),
                        login == null ? null : new Actor(login, row.getString("github_id")),
                        roles(row.getString("roles")));
        return new Session(
                row.getString("id"),
                person,
                Rows.instant(row, "began"),
                Rows.instant(row, "used"),
                Rows.instant(row, "roles_at"));
    }

    private static Set<Role> roles(String words) {
        return Stream.of(words.split(",", -1))
                .flatMap(word -> Role.of(word).stream())
                .collect(Collectors.toSet());
    }

    /** What is known of its person now. */
    void update(Session session) throws SQLException {
        Actor github = session.person().github();
        try (Connection connection = database.getConnection()) {
            update(
                    connection,
                    """
                    update work.session
                    set roles = ?, roles_at = ?, github_login = ?, github_id = ?
                    where id = ?
                    """,
                    Rows.words(session.person().roles()),
                    Rows.time(session.rolesAt()),
                    github == null ? null : github.login(),
                    github == null ? null : github.id(),
                    session.id());
        }
    }

    /** Of several that find the roles old, the one that is answered yes asks for them anew. */
    boolean claimRoles(Session session) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return update(
                            connection,
                            "update work.session set roles_at = ? where id = ? and roles_at = ?",
                            Rows.time(clock.instant()),
                            session.id(),
                            Rows.time(session.rolesAt()))
                    == 1;
        }
    }

    void end(String id) throws SQLException {
        try (Connection connection = database.getConnection()) {
            update(connection, "delete from work.session where id = ?", id);
        }
    }

    /** Ends every session of the account. */
    int endAll(Person person) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return update(
                    connection,
                    "delete from work.session where provider = ? and subject = ?",
                    person.provider(),
                    person.subject());
        }
    }

    /** Those that ended by time are of no use to anybody. */
    @Scheduled(every = "1h", identity = "sweep-sessions")
    void sweep() {
        OffsetDateTime ended = Rows.time(clock.instant().minus(settings.absolute()));
        OffsetDateTime idle = Rows.time(clock.instant().minus(settings.idle()));
        try (Connection connection = database.getConnection()) {
            update(
                    connection,
                    "delete from work.session where began <= ? or used <= ?",
                    ended,
                    idle);
        } catch (SQLException away) {
            LOG.debug("Ended sessions are swept in an hour", away);
        }
    }

    private static int update(Connection connection, String change, @Nullable Object... values)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(change)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }
}
