package dev.tidemark.access;

import dev.tidemark.secret.PortalKey;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The token that a form or a script sends along, which proves that one of our own pages made the
 * request. It belongs to one session and changes with it.
 */
@Named("csrf")
@Singleton
public class Csrf {

    /** Name of the hidden field in every form. */
    public static final String FIELD = "csrf";

    /** The header of scripts and of the API. */
    public static final String HEADER = "X-CSRF-Token";

    private static final String NONE = "";

    private final PortalKey key;
    private final CurrentRequest request;
    private final BeforeSignIn before;

    Csrf(PortalKey key, CurrentRequest request, BeforeSignIn before) {
        this.key = key;
        this.request = request;
        this.before = before;
    }

    /** The token for this answer; empty where nobody is signed in and no sign-in has begun. */
    public String token() {
        RoutingContext routing = request.routing();
        return routing == null ? NONE : token(routing);
    }

    private String token(RoutingContext routing) {
        Session session = Caller.in(routing).session();
        if (session != null) {
            return of("session " + session.id());
        }
        return before.in(routing).map(secret -> of("before " + secret.hash())).orElse(NONE);
    }

    /** In constant time. */
    boolean isRight(@Nullable String shown, RoutingContext routing) {
        String expected = token(routing);
        return shown != null
                && !expected.equals(NONE)
                && MessageDigest.isEqual(bytes(shown), bytes(expected));
    }

    private String of(String holder) {
        byte[] mac = key.mac("csrf").doFinal(bytes(holder));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
