package dev.tidemark.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Something that takes webhooks, or refuses them. */
final class Receiver implements AutoCloseable {

    private final HttpServer http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Post> posts = new CopyOnWriteArrayList<>();
    private volatile int answer = 202;

    Receiver() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setExecutor(threads);
        http.createContext("/q/health/ready", exchange -> reply(exchange, 200));
        http.createContext("/ingest/github", this::take);
        http.start();
    }

    /** One request that came. */
    record Post(String guid, String event, String signature, byte[] body) {}

    private void take(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        posts.add(
                new Post(
                        String.valueOf(headers.getFirst("X-GitHub-Delivery")),
                        String.valueOf(headers.getFirst("X-GitHub-Event")),
                        String.valueOf(headers.getFirst("X-Hub-Signature-256")),
                        exchange.getRequestBody().readAllBytes()));
        reply(exchange, answer);
    }

    private static void reply(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    void answerWith(int status) {
        answer = status;
    }

    List<Post> posts() {
        return posts;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    URI webhook() {
        return address().resolve("/ingest/github");
    }

    @Override
    public void close() {
        http.stop(0);
        threads.close();
    }
}
