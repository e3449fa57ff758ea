package dev.tidemark.access;

import dev.tidemark.event.Actor;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tokens with which the portal acts on GitHub as a person, kept sealed. Blocking. Losing them makes
 * people sign in with GitHub again.
 */
@Singleton
public class UserTokens {

    private static final Logger LOG = Logger.getLogger(UserTokens.class);

    private static final String SIGN_IN_AGAIN =
            "GitHub no longer takes this person's token: they have to sign in with GitHub again.";
    private static final String SILENT = "GitHub does not give the person's token now.";

    private final AgroalDataSource database;
    private final SealedTokens sealing;
    private final GitHubAccounts github;
    private final Clock clock;

    UserTokens(
            AgroalDataSource database, SealedTokens sealing, GitHubAccounts github, Clock clock) {
        this.database = database;
        this.sealing = sealing;
        this.github = github;
        this.clock = clock;
    }

    /**
     * A token that is good now; empty if the person never signed in with GitHub. A secret: never in
     * a message, a log line or an entry.
     *
     * @throws TokenRefused if there was one and GitHub does not renew it
     */
    public Optional<String> of(Actor account) throws TokenRefused {
        return token(account).map(GitHubToken::access);
    }

    /**
     * As {@link #of}, after GitHub has refused one that ought to have been good.
     *
     * @param refused that token, if it is still the one that is kept
     */
    public Optional<String> insteadOf(String refused, Actor account) throws TokenRefused {
        return token(account, token -> !token.access().equals(refused)).map(GitHubToken::access);
    }

    Optional<GitHubToken> token(Actor account) throws TokenRefused {
        return token(account, token -> token.isGood(clock.instant()));
    }

    private Optional<GitHubToken> token(Actor account, Predicate<GitHubToken> isGood)
            throws TokenRefused {
        String id = account.id();
        if (id == null) {
            return Optional.empty();
        }
        try {
            Optional<GitHubToken> kept = kept(id);
            return kept.filter(isGood.negate()).isEmpty() ? kept : renewed(id, isGood);
        } catch (SQLException | IOException failed) {
            // What a driver or a server says may hold what it was asked with.
            LOG.warnf("No token of account %s: %s", id, failed.getClass().getSimpleName());
            throw new TokenRefused(SILENT, false);
        }
    }

    private Optional<GitHubToken> kept(String id) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return read(connection, id, "");
        }
    }

    /**
     * GitHub takes each refresh token once, so whoever renews holds the row, and whoever waited for
     * it finds the new one.
     */
    private Optional<GitHubToken> renewed(String id, Predicate<GitHubToken> isGood)
            throws SQLException, IOException, TokenRefused {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Optional<GitHubToken> token = renewed(connection, id, isGood);
                connection.commit();
                return token;
            } catch (TokenRefused refused) {
                write(connection, id, null);
                connection.commit();
                throw refused;
            } catch (SQLException | IOException failed) {
                connection.rollback();
                throw failed;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    private Optional<GitHubToken> renewed(
            Connection connection, String id, Predicate<GitHubToken> isGood)
            throws SQLException, IOException, TokenRefused {
        Optional<GitHubToken> token = read(connection, id, " for update");
        if (token.isEmpty() || isGood.test(token.get())) {
            return token;
        }
        String refresh = token.get().refresh();
        if (refresh == null) {
            throw new TokenRefused(SIGN_IN_AGAIN, true);
        }
        try {
            GitHubToken renewed = github.refresh(refresh);
            write(connection, id, renewed);
            return Optional.of(renewed);
        } catch (TokenRefused refused) {
            throw new TokenRefused(SIGN_IN_AGAIN, true);
        }
    }

    /** Keeps the token of a person who has just signed in. */
    void keep(Actor account, GitHubToken token) throws SQLException {
        String id = account.id();
        if (id != null) {
            try (Connection connection = database.getConnection()) {
                write(connection, id, token);
            }
        }
    }

    private Optional<GitHubToken> read(Connection connection, String id, String lock)
            throws SQLException {
        String query = "select sealed from work.user_token where account = ?" + lock;
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, id);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? sealing.open(rows.getBytes(1), id) : Optional.empty();
            }
        }
    }

    private void write(Connection connection, String id, @Nullable GitHubToken token)
            throws SQLException {
        String change =
                token == null
                        ? "delete from work.user_token where account = ?"
                        : """
                        insert into work.user_token (account, sealed, changed)
                        values (?, ?, ?)
                        on conflict (account)
                            do update set sealed = excluded.sealed, changed = excluded.changed
                        """;
        try (PreparedStatement statement = connection.prepareStatement(change)) {
            statement.setString(1, id);
            if (token != null) {
                statement.setBytes(2, sealing.seal(token, id));
                statement.setObject(3, Rows.time(clock.instant()));
            }
            statement.executeUpdate();
        }
    }
}
