package dev.tidemark.access;

import dev.tidemark.web.RouteAnswers;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers those who may not, each in the way that they can read. */
@Singleton
class Refusals {

    private static final String COUNTER = "tidemark.access.refused";
    private static final String CHALLENGE = "WWW-Authenticate";

    /** Places that machines and scripts ask, which follow no redirect to a page. */
    private static final List<String> FOR_MACHINES = List.of("/api/", "/events", "/log/", "/q/");

    private final RouteAnswers answers;
    private final AccessLog log;
    private final MeterRegistry meters;

    Refusals(RouteAnswers answers, AccessLog log, MeterRegistry meters) {
        this.answers = answers;
        this.log = log;
        this.meters = meters;
    }

    /** Nobody is signed in. */
    void signIn(RoutingContext routing) {
        count("signed-out");
        HttpServerRequest request = routing.request();
        if ("true".equals(request.getHeader("HX-Request"))) {
            routing.response().putHeader("HX-Redirect", signInHref(shownPath(request)));
            answers.problem(401, "Sign in first.", routing);
        } else if (isForMachines(request)) {
            routing.response().putHeader(CHALLENGE, "Bearer");
            answers.problem(401, "Sign in, or show a token with the scope for this.", routing);
        } else {
            String path = isRead(request) ? ownUri(request) : null;
            routing.response()
                    .setStatusCode(303)
                    .putHeader("Location", signInHref(path))
                    .putHeader("Cache-Control", "no-store")
                    .end();
        }
    }

    /** A token was shown that is unknown, has expired or was revoked. */
    void wrongToken(RoutingContext routing) {
        count("token");
        routing.response().putHeader(CHALLENGE, "Bearer error=\"invalid_token\"");
        answers.problem(401, "This token is not good, or is no longer.", routing);
    }

    /** Somebody is known, and may not. */
    void refuse(Rules.Rule rule, Caller caller, RoutingContext routing) {
        count(caller.token() == null ? "role" : "scope");
        String reason = reason(rule.need());
        caller.person().ifPresent(person -> log.refused(person, rule.resource(), reason));
        answers.refuse(403, reason, routing);
    }

    private static String reason(Need need) {
        return switch (need) {
            case TRAIL -> "It takes the role auditor, or a token with the scope trail.";
            case ADMIN -> "It takes the role admin.";
            case METRICS -> "It takes the token of TIDEMARK_METRICS_TOKEN.";
            case NOTHING, READ, SIGNED_IN ->
                    "It takes somebody who is signed in, or a token with the scope read.";
        };
    }

    private void count(String reason) {
        meters.counter(COUNTER, "reason", reason).increment();
    }

    static boolean isRead(HttpServerRequest request) {
        return switch (request.method().name()) {
            case "GET", "HEAD", "OPTIONS" -> true;
            default -> false;
        };
    }

    private static boolean isForMachines(HttpServerRequest request) {
        String accept = request.getHeader("Accept");
        return FOR_MACHINES.stream().anyMatch(request.path()::startsWith)
                || (accept != null && accept.contains("json") && !accept.contains("text/html"));
    }

    private static String ownUri(HttpServerRequest request) {
        String query = request.query();
        return query == null ? request.path() : request.path() + "?" + query;
    }

    /** The page around a fragment, as the script says it. */
    private static @Nullable String shownPath(HttpServerRequest request) {
        String shown = request.getHeader("HX-Current-URL");
        try {
            URI page = URI.create(shown == null ? "" : shown);
            return page.getRawQuery() == null
                    ? page.getRawPath()
                    : page.getRawPath() + "?" + page.getRawQuery();
        } catch (IllegalArgumentException notOne) {
            return null;
        }
    }

    private static String signInHref(@Nullable String path) {
        String to = OwnPath.of(path);
        return to.equals(OwnPath.HOME)
                ? "/sign-in"
                : "/sign-in?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8);
    }
}
