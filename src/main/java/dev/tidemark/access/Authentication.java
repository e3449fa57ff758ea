package dev.tidemark.access;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out who a request is from. Blocking. */
@Singleton
class Authentication {

    private static final String BEARER = "bearer ";

    private final Sessions sessions;
    private final SessionRoles roles;
    private final ApiTokens tokens;
    private final Cookies cookies;

    Authentication(Sessions sessions, SessionRoles roles, ApiTokens tokens, Cookies cookies) {
        this.sessions = sessions;
        this.roles = roles;
        this.tokens = tokens;
        this.cookies = cookies;
    }

    /** A token was shown that is not good, which is never the same as showing none. */
    static final class WrongToken extends Exception {

        private static final long serialVersionUID = 1;
    }

    /** What a request shows, read where its headers may be read. */
    record Shown(@Nullable String bearer, Optional<Secret> session) {

        boolean isNothing() {
            return bearer == null && session.isEmpty();
        }
    }

    Shown shown(RoutingContext routing) {
        return new Shown(
                bearer(routing), cookies.get(Cookies.SESSION, routing).flatMap(Secret::shown));
    }

    static @Nullable String bearer(RoutingContext routing) {
        String header = routing.request().getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? header.substring(BEARER.length()).strip()
                : null;
    }

    /** The caller; a token counts before a cookie. */
    Caller caller(Shown shown) throws SQLException, WrongToken {
        String bearer = shown.bearer();
        if (bearer != null) {
            return tokens.find(bearer).map(Caller::of).orElseThrow(WrongToken::new);
        }
        Optional<Session> found =
                shown.session().isEmpty() ? Optional.empty() : sessions.find(shown.session().get());
        return found.isEmpty()
                ? Caller.NOBODY
                : roles.now(found.get()).map(Caller::of).orElse(Caller.NOBODY);
    }
}
