package dev.tidemark.ingest.atlantis;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers as Atlantis' API does, with what a test gives it. */
final class AtlantisStandIn implements AutoCloseable {

    static final String SECRET = "api-secret-of-a-test";

    private final HttpServer http;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private volatile String body = "{\"Locks\": null}";

    AtlantisStandIn() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.createContext("/api/", this::answer);
        http.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = exchange.getRequestBody().readAllBytes();
            asked.add(
                    exchange.getRequestHeaders().getFirst("X-Atlantis-Token")
                            + " "
                            + new String(request, StandardCharsets.UTF_8));
            byte[] answer = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    void answers(int with, String json) {
        status = with;
        body = json;
    }

    void locks(String... locks) {
        answers(200, "{\"Locks\": [" + String.join(",", locks) + "]}");
    }

    static String lock(String name, String workspace, int pull, String time) {
        return """
        {"Name": "harbourline/gitops/terraform/%2$s", "ProjectName": "%1$s",
         "ProjectRepo": "harbourline/gitops", "ProjectRepoPath": "terraform",
         "PullID": "%3$d", "PullURL": "https://github.com/harbourline/gitops/pull/%3$d",
         "User": "hana", "Workspace": "%2$s", "Time": "%4$s"}
        """
                .formatted(name, workspace, pull, time);
    }

    List<String> asked() {
        return asked;
    }

    String url() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    AtlantisServer server() {
        return new AtlantisServer(
                Optional.of(URI.create(url().replace("://", "://user:password@") + "/")),
                Optional.of(SECRET),
                URI.create("https://api.github.com"));
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
