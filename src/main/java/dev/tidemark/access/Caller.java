package dev.tidemark.access;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whom the guard found behind a request: a session, a machine's token, or nobody. */
record Caller(@Nullable Session session, @Nullable ApiToken token) {

    static final Caller NOBODY = new Caller(null, null);

    private static final String KEY = Caller.class.getName();

    static Caller of(Session session) {
        return new Caller(session, null);
    }

    static Caller of(ApiToken token) {
        return new Caller(null, token);
    }

    Optional<Person> person() {
        return Optional.ofNullable(session).map(Session::person);
    }

    boolean isNobody() {
        return session == null && token == null;
    }

    boolean is(Role role) {
        return person().filter(person -> person.is(role)).isPresent();
    }

    boolean has(Scope scope) {
        return token != null && token.scopes().contains(scope);
    }

    void rememberIn(RoutingContext request) {
        request.put(KEY, this);
    }

    static Caller in(@Nullable RoutingContext request) {
        Caller caller = request == null ? null : request.get(KEY);
        return caller == null ? NOBODY : caller;
    }
}
