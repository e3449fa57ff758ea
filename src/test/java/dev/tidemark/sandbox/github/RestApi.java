package dev.tidemark.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.tidemark.sandbox.web.Form;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The REST API's door: who may come in, how often, and what need not be said again. */
final class RestApi implements HttpHandler {

    /** What GitHub's machines say when nothing behind them answers. */
    static final String UNICORN =
            "<!DOCTYPE html>\n<html><head><title>Unicorn! &middot; GitHub</title></head>"
                    + "<body><p>No server is currently available to service your request."
                    + "</p></body></html>\n";

    private static final int LARGEST_BODY = 1 << 20;
    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final SimulatedGitHub github;
    private final @Nullable String token;
    private final Account tokenOwner;
    private final UserTokens userTokens;
    private final Outage outage;
    private final RateLimits rateLimits;
    private final ContentLimit contentLimit;
    private final Routing routing;
    private volatile Turns turns;

    RestApi(
            SimulatedGitHub github,
            GitHubServer.Settings settings,
            UserTokens userTokens,
            Outage outage) {
        this.github = github;
        this.token = settings.token();
        this.tokenOwner = settings.tokenOwner();
        this.userTokens = userTokens;
        this.outage = outage;
        this.rateLimits = new RateLimits(settings.requestsPerHour(), settings.clock());
        this.contentLimit = new ContentLimit(settings.clock());
        this.routing = new Routing(github, rateLimits);
        this.turns = new AtOnce(settings.clock());
    }

    /** Nobody else changes anything, so nobody has to wait. */
    private record AtOnce(Clock clock) implements Turns {

        @Override
        public <T> T take(Written written, Function<Instant, T> act) {
            return act.apply(clock.instant().truncatedTo(ChronoUnit.SECONDS));
        }
    }

    void take(Turns another) {
        turns = another;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (outage.isOn()) {
                unicorn(exchange);
                return;
            }
            var limit = rateLimits.strangers();
            ApiResponse response;
            try {
                var caller = caller(exchange.getRequestHeaders().getFirst("Authorization"));
                limit = rateLimits.of(caller);
                response = answer(exchange, caller, limit);
            } catch (ApiError e) {
                response = e.response();
            }
            new Answer(exchange, limit).send(response);
        }
    }

    private static void unicorn(HttpExchange exchange) throws IOException {
        var bytes = UNICORN.getBytes(StandardCharsets.UTF_8);
        exchange.getRequestBody().readNBytes(LARGEST_BODY);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(503, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private Account caller(@Nullable String authorization) {
        if (authorization == null) {
            throw new ApiError(401, "Requires authentication");
        }
        var given = authorization.replaceFirst("^(Bearer|token) ", "");
        if (given.equals(authorization)) {
            throw new ApiError(401, "Bad credentials");
        }
        if (given.equals(token)) {
            return tokenOwner;
        }
        synchronized (github) {
            return userTokens.whose(given).orElseThrow(() -> new ApiError(401, "Bad credentials"));
        }
    }

    private ApiResponse answer(HttpExchange exchange, Account caller, RateLimit limit)
            throws IOException {
        var uri = exchange.getRequestURI();
        var body = exchange.getRequestBody().readNBytes(LARGEST_BODY);
        var written =
                new Written(
                        caller.login(),
                        exchange.getRequestMethod(),
                        uri.getRawPath().substring(Links.API_PATH.length()),
                        uri.getRawQuery() == null ? "" : uri.getRawQuery(),
                        new String(body, StandardCharsets.UTF_8));
        if (limit.isExhausted() && !written.path().equals("/rate_limit")) {
            throw new ApiError(403, "API rate limit exceeded for user ID " + caller.id() + ".");
        }
        if (READING.contains(written.method())) {
            return routed(written, caller, Instant.EPOCH);
        }
        contentLimit.count(caller);
        return turns.take(written, at -> routed(written, caller, at));
    }

    /** Makes a request of before again. A refusal of then is one again. */
    void again(Written written, Instant at) {
        Account caller;
        synchronized (github) {
            caller = github.accounts().byLogin(written.login()).orElseThrow();
        }
        routed(written, caller, at);
    }

    private ApiResponse routed(Written written, Account caller, Instant at) {
        try {
            return routing.answer(
                    written.method(),
                    Route.segments(written.path()).stream().map(RestApi::decode).toList(),
                    new ApiRequest(
                            "",
                            Map.of(),
                            new LinkedHashMap<>(Form.of(written.query()).values()),
                            json(written.body()),
                            caller,
                            at));
        } catch (ApiError e) {
            return e.response();
        }
    }

    private static JsonNode json(String body) {
        try {
            return body.isEmpty()
                    ? Json.object()
                    : Json.read(body.getBytes(StandardCharsets.UTF_8));
        } catch (UncheckedIOException e) {
            throw new ApiError(400, "Problems parsing JSON");
        }
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new ApiError(400, "Bad Request");
        }
    }
}
