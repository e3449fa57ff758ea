package dev.tidemark.access;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Our cookies. Scripts cannot read them, other sites' requests carry them only when a link leads
 * here, and over https no neighbouring host can set them: that is what the prefix asks of browsers.
 */
@Singleton
class Cookies {

    static final String SESSION = "";
    static final String BEFORE = "-before";
    static final String DESTINATION = "-to";
    static final String GITHUB = "-github";

    private final boolean secure;
    private final String base;

    Cookies(@ConfigProperty(name = "tidemark.public-url") URI publicUrl) {
        secure = "https".equalsIgnoreCase(publicUrl.getScheme());
        base = secure ? "__Host-tidemark" : "tidemark";
    }

    /** The full name of one of ours. */
    String name(String which) {
        return base + which;
    }

    /** Whether they go over https only. */
    boolean areSecure() {
        return secure;
    }

    Optional<String> get(String which, RoutingContext routing) {
        return Optional.ofNullable(routing.request().getCookie(name(which))).map(Cookie::getValue);
    }

    /** Until the browser is closed, or for so long. */
    void set(String which, String value, @Nullable Duration age, RoutingContext routing) {
        Cookie cookie =
                Cookie.cookie(name(which), value)
                        .setPath("/")
                        .setHttpOnly(true)
                        .setSecure(secure)
                        .setSameSite(CookieSameSite.LAX);
        if (age != null) {
            cookie.setMaxAge(age.toSeconds());
        }
        routing.response().addCookie(cookie);
    }

    void clear(String which, RoutingContext routing) {
        set(which, "", Duration.ZERO, routing);
    }
}
