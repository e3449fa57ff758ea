package dev.tidemark.access;

import dev.tidemark.secret.PortalKey;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The way to GitHub and back, bound to one browser: state and PKCE verifier (RFC 7636) come from a
 * secret in a cookie of it, so nothing has to be kept here, and nobody can end a way that somebody
 * else began.
 */
@Singleton
class GitHubFlow {

    private static final Duration AGE = Duration.ofMinutes(10);

    private final PortalKey key;
    private final Cookies cookies;

    GitHubFlow(PortalKey key, Cookies cookies) {
        this.key = key;
        this.cookies = cookies;
    }

    /**
     * What goes to GitHub.
     *
     * @param challenge of the verifier, which goes there later
     */
    record Begun(String state, String challenge) {}

    Begun begin(RoutingContext routing) {
        Secret secret = Secret.random();
        cookies.set(Cookies.GITHUB, secret.text(), AGE, routing);
        return new Begun(state(secret), sha256(verifier(secret)));
    }

    /** The verifier, if this is the browser that began with this state. It ends either way. */
    Optional<String> end(@Nullable String state, RoutingContext routing) {
        Optional<Secret> secret = cookies.get(Cookies.GITHUB, routing).flatMap(Secret::shown);
        cookies.clear(Cookies.GITHUB, routing);
        return secret.filter(begun -> state != null && isEqual(state(begun), state))
                .map(this::verifier);
    }

    private String state(Secret secret) {
        return mac("github state", secret);
    }

    private String verifier(Secret secret) {
        return mac("github verifier", secret);
    }

    private String mac(String purpose, Secret secret) {
        byte[] mac = key.mac(purpose).doFinal(secret.text().getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
    }

    private static boolean isEqual(String expected, String shown) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
    }

    private static String sha256(String text) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
