package dev.tidemark.ingest.github;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tidemark.github.GitHubApi;
import dev.tidemark.github.GitHubRest;
import dev.tidemark.github.GitHubSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Stands in for GitHub's REST API on this machine: answers what it was told, with ETags. */
final class StandIn implements AutoCloseable {

    static final String TOKEN = "a-token-of-the-test";
    static final String PORTAL = "https://tidemark.example.org";

    private final HttpServer server;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final Map<String, String> links = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Set<String> forgotten = ConcurrentHashMap.newKeySet();
    private final AtomicInteger limited = new AtomicInteger();

    StandIn() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    GitHubSettings settings(String... repositories) {
        return new GitHubSettings(
                URI.create(url()),
                Optional.of(TOKEN),
                Optional.of(List.of(repositories)),
                URI.create(PORTAL));
    }

    GitHubApi api(Path dataDirectory) {
        return new GitHubApi(settings(), Clock.systemUTC(), dataDirectory);
    }

    GitHubRest rest() {
        return new GitHubRest(settings(), Clock.systemUTC());
    }

    /** Answers this path with its query so. */
    StandIn answer(String path, String json) {
        answers.put(sorted(URI.create(path)), json);
        return this;
    }

    /** Does not know this path until {@link #remember}. */
    void forget(String path) {
        forgotten.add(path);
    }

    void remember(String path) {
        forgotten.remove(path);
    }

    StandIn link(String path, String next) {
        links.put(sorted(URI.create(path)), "<" + next + ">; rel=\"next\"");
        return this;
    }

    /** Refuses so many requests for a rate limit that is over at once. */
    void limitNext(int count) {
        limited.set(count);
    }

    /** Method, path and status of every request, in order. */
    List<String> requests() {
        return requests;
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = sorted(exchange.getRequestURI());
        String json = exchange.getRequestMethod().equals("POST") ? "{}" : known(path);
        String etag = "\"" + Objects.hashCode(json) + "\"";
        int status = status(exchange, json, etag);
        requests.add(exchange.getRequestMethod() + " " + path + " " + status);
        byte[] body =
                (json == null ? "{\"message\": \"Not Found\"}" : json)
                        .getBytes(StandardCharsets.UTF_8);
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "application/json");
        headers.set("ETag", etag);
        headers.set("Vary", "Accept, Authorization");
        headers.set("Cache-Control", "private, max-age=60, s-maxage=60");
        if (status == 403) {
            headers.set("Retry-After", "0");
            headers.set("X-RateLimit-Remaining", "0");
        }
        if (links.containsKey(path)) {
            headers.set("Link", links.get(path));
        }
        boolean empty = status == 304;
        exchange.sendResponseHeaders(status, empty ? -1 : body.length);
        if (!empty) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private @Nullable String known(String path) {
        return forgotten.contains(path) ? null : answers.get(path);
    }

    /** The order of a query's parameters is no matter. */
    private static String sorted(URI uri) {
        String query = uri.getRawQuery();
        return query == null
                ? uri.getRawPath()
                : uri.getRawPath()
                        + Arrays.stream(query.split("&"))
                                .sorted()
                                .collect(Collectors.joining("&", "?", ""));
    }

    private int status(HttpExchange exchange, @Nullable String json, String etag) {
        if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))
                && !("token " + TOKEN)
                        .equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return 401;
        }
        if (limited.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            return 403;
        }
        if (json == null) {
            return 404;
        }
        if (exchange.getRequestMethod().equals("POST")) {
            return 202;
        }
        return etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match")) ? 304 : 200;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
