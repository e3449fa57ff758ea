package dev.tidemark.access;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;

/** The roles that everybody had when they were last seen. Blocking. */
@Singleton
class Accounts {

    private static final String NO_MORE_THAN_READING = Role.VIEWER.word();

    private final AgroalDataSource database;
    private final AccessLog log;
    private final Clock clock;

    Accounts(AgroalDataSource database, AccessLog log, Clock clock) {
        this.database = database;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Notes the roles that somebody has now, and records them where they are others than before.
     */
    void seen(Person person) throws SQLException {
        String before = before(person).orElse(NO_MORE_THAN_READING);
        String now = Rows.words(person.roles());
        if (!before.equals(now)) {
            String change = "roles are " + listed(now) + ", were " + listed(before);
            log.changed(person, person.login(), change);
        }
        note(person, now);
    }

    private static String listed(String words) {
        return words.replace(",", ", ");
    }

    private Optional<String> before(Person person) throws SQLException {
        String query = "select roles from work.account where provider = ? and subject = ?";
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, person.provider());
            statement.setString(2, person.subject());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
        }
    }

    private void note(Person person, String roles) throws SQLException {
        String upsert =
                """
                insert into work.account (provider, subject, roles, seen)
                values (?, ?, ?, ?)
                on conflict (provider, subject)
                    do update set roles = excluded.roles, seen = excluded.seen
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(upsert)) {
            statement.setString(1, person.provider());
            statement.setString(2, person.subject());
            statement.setString(3, roles);
            statement.setObject(4, Rows.time(clock.instant()));
            statement.executeUpdate();
        }
    }
}
