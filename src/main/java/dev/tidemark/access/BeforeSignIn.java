package dev.tidemark.access;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/**
 * A secret of a browser in which nobody is signed in yet. The form is bound to it, so that no
 * foreign page can sign somebody in as somebody else. It ends with the sign-in.
 */
@Singleton
class BeforeSignIn {

    /** Long enough to look for a password. */
    private static final Duration AGE = Duration.ofMinutes(30);

    private static final String KEY = BeforeSignIn.class.getName();

    private final Cookies cookies;

    BeforeSignIn(Cookies cookies) {
        this.cookies = cookies;
    }

    /** The one that the browser showed, or was given with this answer. */
    Optional<Secret> in(RoutingContext routing) {
        Secret given = routing.get(KEY);
        return given == null
                ? cookies.get(Cookies.BEFORE, routing).flatMap(Secret::shown)
                : Optional.of(given);
    }

    /** Gives the browser one if it has none. */
    void begin(RoutingContext routing) {
        if (in(routing).isEmpty()) {
            Secret secret = Secret.random();
            routing.put(KEY, secret);
            cookies.set(Cookies.BEFORE, secret.text(), AGE, routing);
        }
    }

    void end(RoutingContext routing) {
        cookies.clear(Cookies.BEFORE, routing);
    }
}
