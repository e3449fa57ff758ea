package dev.tidemark.access;

import dev.tidemark.event.Actor;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Keeps what a session may do with what its source says now: the users file at every request,
 * GitHub's teams every few minutes. A provider says it again at a sign-in alone, so after a while
 * that is asked for. Blocking.
 */
@Singleton
class SessionRoles {

    private static final Logger LOG = Logger.getLogger(SessionRoles.class);
    private static final Duration FRESH = Duration.ofMinutes(5);

    /** When GitHub did not answer, it is asked again sooner. */
    private static final Duration AGAIN = Duration.ofMinutes(1);

    private final Sessions sessions;
    private final UsersFile users;
    private final UserTokens tokens;
    private final GitHubStanding standing;
    private final AccessSettings settings;
    private final OidcSettings provider;
    private final Clock clock;

    SessionRoles(
            Sessions sessions,
            UsersFile users,
            UserTokens tokens,
            GitHubStanding standing,
            AccessSettings settings,
            OidcSettings provider,
            Clock clock) {
        this.sessions = sessions;
        this.users = users;
        this.tokens = tokens;
        this.standing = standing;
        this.settings = settings;
        this.provider = provider;
        this.clock = clock;
    }

    /** The session as it is now; empty if its person may no longer be signed in. */
    Optional<Session> now(Session session) throws SQLException {
        return switch (session.person().provider()) {
            case Person.LOCAL ->
                    settings.way() == AccessSettings.Way.LOCAL
                            ? ofUsersFile(session)
                            : ended(session);
            case Person.GITHUB -> settings.hasGitHub() ? ofGitHub(session) : ended(session);
            default ->
                    settings.way() == AccessSettings.Way.OIDC && isBelieved(session)
                            ? Optional.of(session)
                            : ended(session);
        };
    }

    private boolean isBelieved(Session session) {
        return session.rolesAt().plus(provider.believed()).isAfter(clock.instant());
    }

    private Optional<Session> ended(Session session) throws SQLException {
        sessions.end(session.id());
        return Optional.empty();
    }

    private Optional<Session> ofUsersFile(Session session) throws SQLException {
        Optional<LocalUser> user = users.user(session.person().subject());
        if (user.isEmpty()) {
            return ended(session);
        }
        Person listed = user.get().person();
        Actor linked = session.person().github();
        Person person = listed.github() == null && linked != null ? listed.with(linked) : listed;
        return Optional.of(session.with(person, session.rolesAt()));
    }

    private Optional<Session> ofGitHub(Session session) throws SQLException {
        Instant now = clock.instant();
        if (session.rolesAt().plus(FRESH).isAfter(now) || !sessions.claimRoles(session)) {
            return Optional.of(session);
        }
        Actor account = session.person().actor();
        try {
            GitHubToken token =
                    tokens.token(account)
                            .orElseThrow(() -> new TokenRefused("There is no token.", true));
            if (!standing.isAllowed(account, token)) {
                return ended(session);
            }
            GitHubStanding.Roles found = standing.roles(account, token);
            return Optional.of(kept(session, found.roles(), found.whole(), now));
        } catch (TokenRefused refused) {
            return refused.isFinal()
                    ? ended(session)
                    : Optional.of(kept(session, Set.of(), false, now));
        } catch (IOException silent) {
            LOG.warn("GitHub does not say who may sign in: roles are not given for a minute");
            return Optional.of(kept(session, Set.of(), false, now));
        }
    }

    private Session kept(Session session, Set<Role> roles, boolean whole, Instant now)
            throws SQLException {
        Instant at = whole ? now : now.minus(FRESH).plus(AGAIN);
        Session kept = session.with(session.person().with(roles), at);
        sessions.update(kept);
        return kept;
    }
}
