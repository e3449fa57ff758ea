package dev.tidemark.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The REST API's door: who may come in, how often, and what need not be said again. */
final class RestApi implements HttpHandler {

    private static final int LARGEST_BODY = 1 << 20;

    private final @Nullable String token;
    private final Account tokenOwner;
    private final RateLimit rateLimit;
    private final Routing routing;

    private RestApi(
            @Nullable String token, Account tokenOwner, RateLimit rateLimit, Routing routing) {
        this.token = token;
        this.tokenOwner = tokenOwner;
        this.rateLimit = rateLimit;
        this.routing = routing;
    }

    static RestApi of(SimulatedGitHub github, GitHubServer.Settings settings) {
        var rateLimit = new RateLimit(settings.requestsPerHour(), settings.clock());
        return new RestApi(
                settings.token(), settings.tokenOwner(), rateLimit, new Routing(github, rateLimit));
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            new Answer(exchange, rateLimit).send(answer(exchange));
        }
    }

    private ApiResponse answer(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readNBytes(LARGEST_BODY);
        try {
            authenticate(exchange);
            var path =
                    Route.segments(
                            exchange.getRequestURI()
                                    .getRawPath()
                                    .substring(Links.API_PATH.length()));
            if (rateLimit.isExhausted() && !path.equals(List.of("rate_limit"))) {
                throw new ApiError(
                        403, "API rate limit exceeded for user ID " + tokenOwner.id() + ".");
            }
            return routing.answer(
                    exchange.getRequestMethod(),
                    path.stream().map(RestApi::decode).toList(),
                    query(exchange),
                    json(body),
                    tokenOwner);
        } catch (ApiError e) {
            return new ApiResponse(e.status(), e.body(), Map.of());
        }
    }

    private void authenticate(HttpExchange exchange) {
        var given = exchange.getRequestHeaders().getFirst("Authorization");
        if (given == null) {
            throw new ApiError(401, "Requires authentication");
        }
        if (token == null || !(given.equals("Bearer " + token) || given.equals("token " + token))) {
            throw new ApiError(401, "Bad credentials");
        }
    }

    private static JsonNode json(byte[] body) {
        try {
            return body.length == 0 ? Json.object() : Json.read(body);
        } catch (UncheckedIOException e) {
            throw new ApiError(400, "Problems parsing JSON");
        }
    }

    private static Map<String, String> query(HttpExchange exchange) {
        var query = new LinkedHashMap<String, String>();
        var text = exchange.getRequestURI().getRawQuery();
        if (text != null) {
            for (var pair : text.split("&", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    query.put(
                            decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
                }
            }
        }
        return query;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new ApiError(400, "Bad Request");
        }
    }
}
