package dev.tidemark.access;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Where a browser goes on when it comes back from a provider. */
@Singleton
class Destination {

    private static final Duration AGE = Duration.ofMinutes(10);

    private final Cookies cookies;

    Destination(Cookies cookies) {
        this.cookies = cookies;
    }

    void remember(@Nullable String wanted, RoutingContext routing) {
        byte[] path = OwnPath.of(wanted).getBytes(StandardCharsets.US_ASCII);
        cookies.set(
                Cookies.DESTINATION,
                Base64.getUrlEncoder().withoutPadding().encodeToString(path),
                AGE,
                routing);
    }

    /** Checked again: a cookie is what a browser says. */
    URI recall(RoutingContext routing) {
        String path =
                cookies.get(Cookies.DESTINATION, routing)
                        .map(Destination::decoded)
                        .orElse(OwnPath.HOME);
        cookies.clear(Cookies.DESTINATION, routing);
        return URI.create(OwnPath.of(path));
    }

    private static String decoded(String value) {
        try {
            return new String(Base64.getUrlDecoder().decode(value), StandardCharsets.US_ASCII);
        } catch (IllegalArgumentException notOurs) {
            return OwnPath.HOME;
        }
    }
}
