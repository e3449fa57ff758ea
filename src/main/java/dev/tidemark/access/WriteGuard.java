package dev.tidemark.access;

import dev.tidemark.web.RouteAnswers;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Lets nothing through that changes something and that none of our pages made (CSRF).
 *
 * <p>quarkus-rest-csrf is not used because it reads the forms of every endpoint, and what comes to
 * {@code /ingest} has to be checked and counted over the very bytes that came; and because its
 * token belongs to a cookie of its own and not to the session.
 */
@Singleton
class WriteGuard {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final long LARGEST_FORM = 256 * 1024;

    private static final String FOREIGN = "Another site's page made this request.";
    private static final String STALE =
            "The page that this came from is too old, or was made for somebody else."
                    + " Load it again, then repeat what you did.";

    private final Csrf csrf;
    private final RouteAnswers answers;

    WriteGuard(Csrf csrf, RouteAnswers answers) {
        this.csrf = csrf;
        this.answers = answers;
    }

    /** Goes on if one of our pages made the request, which is paused. */
    void check(RoutingContext routing, Runnable goOn) {
        HttpServerRequest request = routing.request();
        String header = request.getHeader(Csrf.HEADER);
        if (CrossSite.made(request)) {
            refuse(FOREIGN, routing);
        } else if (header != null) {
            decide(header, routing, goOn);
        } else if (isForm(request)) {
            readForm(routing, goOn);
        } else {
            refuse(STALE, routing);
        }
    }

    private void decide(@Nullable String shown, RoutingContext routing, Runnable goOn) {
        if (csrf.isRight(shown, routing)) {
            goOn.run();
        } else {
            refuse(STALE, routing);
        }
    }

    private static boolean isForm(HttpServerRequest request) {
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        return type != null && type.split(";", -1)[0].strip().toLowerCase(Locale.ROOT).equals(FORM);
    }

    /** The endpoint finds the fields with the request, where they are left. */
    private void readForm(RoutingContext routing, Runnable goOn) {
        HttpServerRequest request = routing.request();
        long length = length(request);
        if (length < 0 || length > LARGEST_FORM) {
            answers.refuse(length < 0 ? 411 : 413, null, routing);
            return;
        }
        request.setExpectMultipart(true);
        request.exceptionHandler(unreadable -> {
            if (!routing.response().ended()) {
                answers.refuse(400, "The form cannot be read.", routing);
            }
        });
        request.endHandler(read -> {
            if (!routing.response().ended()) {
                decide(request.getFormAttribute(Csrf.FIELD), routing, goOn);
            }
        });
        request.resume();
    }

    private static long length(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && length.matches("[0-9]{1,18}") ? Long.parseLong(length) : -1;
    }

    private void refuse(String why, RoutingContext routing) {
        routing.request().resume();
        answers.refuse(403, why, routing);
    }
}
