package dev.tidemark.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** The Tidemark that the story is told to, and the secret it shares with its GitHub. */
record Portal(URI address, String secret) {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    URI webhook() {
        return below("/ingest/github");
    }

    URI below(String path) {
        return URI.create(address.toString().replaceFirst("/+$", "") + path);
    }

    void awaitReady() throws InterruptedException {
        var request =
                HttpRequest.newBuilder(below("/q/health/ready"))
                        .timeout(Duration.ofSeconds(5))
                        .build();
        try (var client = HttpClient.newHttpClient()) {
            while (!isReady(client, request)) {
                Thread.sleep(BETWEEN_LOOKS);
            }
        }
    }

    private static boolean isReady(HttpClient client, HttpRequest request)
            throws InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
