package dev.tidemark.access;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tokens of machines. Only their hashes are kept, so each is shown once. Blocking. */
@Singleton
class ApiTokens {

    /** So that one is known for what it is where it should not lie, such as in a repository. */
    static final String PREFIX = "tdm_";

    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);
    private static final String COLUMNS =
            "select id, name, scopes, made_by, made, expires, used, revoked from work.api_token ";

    private final AgroalDataSource database;
    private final Clock clock;

    ApiTokens(AgroalDataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A new token, with the text that is never shown again. */
    record Made(ApiToken token, String text) {}

    Made make(String name, Set<Scope> scopes, String madeBy, Duration validFor)
            throws SQLException {
        String insert =
                """
                insert into work.api_token (id, hash, name, scopes, made_by, made, expires)
                values (?, ?, ?, ?, ?, ?, ?)
                """;
        Instant now = clock.instant();
        Secret secret = Secret.random();
        var token =
                new ApiToken(
                        UUID.randomUUID().toString(),
                        name,
                        scopes,
                        madeBy,
                        now,
                        now.plus(validFor),
                        null,
                        null);
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(insert)) {
            statement.setString(1, token.id());
            statement.setString(2, secret.hash());
            statement.setString(3, name);
            statement.setString(
                    4, scopes.stream().sorted().map(Scope::word).collect(Collectors.joining(",")));
            statement.setString(5, madeBy);
            statement.setObject(6, Rows.time(now));
            statement.setObject(7, Rows.time(token.expires()));
            statement.executeUpdate();
        }
        return new Made(token, PREFIX + secret.text());
    }

    /** The token that a request shows, if it is good now. */
    Optional<ApiToken> find(String shown) throws SQLException {
        Optional<Secret> secret =
                shown.startsWith(PREFIX)
                        ? Secret.shown(shown.substring(PREFIX.length()))
                        : Optional.empty();
        if (secret.isEmpty()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        try (Connection connection = database.getConnection()) {
            Optional<ApiToken> found =
                    read(connection, COLUMNS + "where hash = ?", secret.get().hash()).stream()
                            .findFirst()
                            .filter(token -> token.isGood(now));
            if (found.isPresent()) {
                noteUse(connection, found.get(), now);
            }
            return found;
        }
    }

    private static void noteUse(Connection connection, ApiToken token, Instant now)
            throws SQLException {
        Instant used = token.used();
        if (used != null && used.plus(NOTED_EVERY).isAfter(now)) {
            return;
        }
        String change = "update work.api_token set used = ? where id = ?";
        try (PreparedStatement statement = connection.prepareStatement(change)) {
            statement.setObject(1, Rows.time(now));
            statement.setString(2, token.id());
            statement.executeUpdate();
        }
    }

    /** All that were made, newest first. */
    List<ApiToken> all() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return read(connection, COLUMNS + "order by made desc limit 500", null);
        }
    }

    /** The token that is revoked now; nothing if there is none, or it was before. */
    Optional<ApiToken> revoke(String id) throws SQLException {
        String change = "update work.api_token set revoked = ? where id = ? and revoked is null";
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(change)) {
            statement.setObject(1, Rows.time(clock.instant()));
            statement.setString(2, id);
            return statement.executeUpdate() == 1
                    ? read(connection, COLUMNS + "where id = ?", id).stream().findFirst()
                    : Optional.empty();
        }
    }

    private static List<ApiToken> read(
            Connection connection, String query, @Nullable String parameter) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            if (parameter != null) {
                statement.setString(1, parameter);
            }
            var tokens = new ArrayList<ApiToken>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    tokens.add(token(rows));
                }
            }
            return tokens;
        }
    }

    private static ApiToken token(ResultSet row) throws SQLException {
        OffsetDateTime used = row.getObject("used", OffsetDateTime.class);
        OffsetDateTime revoked = row.getObject("revoked", OffsetDateTime.class);
        return new ApiToken(
                row.getString("id"),
                row.getString("name"),
                Stream.of(row.getString("scopes").split(",", -1))
                        .flatMap(word -> Scope.of(word).stream())
                        .collect(Collectors.toSet()),
                row.getString("made_by"),
                Rows.instant(row, "made"),
                Rows.instant(row, "expires"),
                used == null ? null : used.toInstant(),
                revoked == null ? null : revoked.toInstant());
    }
}
