package dev.tidemark.github;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers on this machine what it was told to, and remembers what it was asked. */
final class ServedGitHub implements AutoCloseable {

    static final String TOKEN = "the-portals-own";

    private final HttpServer server;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    /**
     * An answer.
     *
     * @param status 0 to break the connection off without one
     */
    private record Answer(int status, String json, Map<String, String> headers) {}

    ServedGitHub() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    GitHubRest rest() {
        var settings =
                new GitHubSettings(
                        URI.create(url()),
                        Optional.of(TOKEN),
                        Optional.empty(),
                        URI.create("https://tidemark.example.org"));
        return new GitHubRest(settings, Clock.systemUTC());
    }

    ServedGitHub answer(String request, int status, String json) {
        return answer(request, status, json, Map.of());
    }

    ServedGitHub answer(String request, int status, String json, Map<String, String> headers) {
        answers.put(request, new Answer(status, json, headers));
        return this;
    }

    /** Method, path, token and body of each. */
    List<String> requests() {
        return requests;
    }

    private void handle(HttpExchange exchange) throws IOException {
        String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add(
                request
                        + " "
                        + exchange.getRequestHeaders().getFirst("Authorization")
                        + " "
                        + body);
        Answer answer =
                answers.getOrDefault(
                        request, new Answer(404, "{\"message\": \"Not Found\"}", Map.of()));
        if (answer.status() == 0) {
            exchange.close();
            return;
        }
        byte[] bytes = answer.json().getBytes(StandardCharsets.UTF_8);
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
