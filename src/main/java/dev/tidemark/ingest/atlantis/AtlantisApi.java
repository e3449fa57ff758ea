package dev.tidemark.ingest.atlantis;

import dev.tidemark.github.BoundedBody;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Atlantis' own API, which its documentation calls alpha. Blocking. */
@ApplicationScoped
class AtlantisApi {

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);
    private static final Duration LOCKS_LIMIT = Duration.ofSeconds(30);

    /** Atlantis plans every project before it answers. */
    private static final Duration DETECTION_LIMIT = Duration.ofMinutes(30);

    /** Twenty thousand locks; and plans are left out of detections. */
    private static final int LARGEST_ANSWER = 8 * 1024 * 1024;

    private final AtlantisServer server;

    /** Follows no redirect: one would carry the secret to wherever it leads. */
    private final HttpClient http =
            HttpClient.newBuilder()
                    .connectTimeout(CONNECT_LIMIT)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();

    AtlantisApi(AtlantisServer server) {
        this.server = server;
    }

    @PreDestroy
    void close() {
        http.shutdownNow();
    }

    /** An answer, whatever it says. */
    record Answer(int status, byte[] body) {}

    /** Every lock that is held now. It needs no secret. */
    Answer locks() throws IOException {
        return send(request("/api/locks").GET().build(), LOCKS_LIMIT);
    }

    /** Has Atlantis compare projects with what runs. */
    Answer detect(byte[] body) throws IOException {
        var request =
                request("/api/drift/detect")
                        .header("Content-Type", "application/json")
                        .header("X-Atlantis-Token", server.apiSecret().orElse(""))
                        .POST(BodyPublishers.ofByteArray(body));
        return send(request.build(), DETECTION_LIMIT);
    }

    private HttpRequest.Builder request(String path) {
        String url =
                server.url()
                        .orElseThrow(() ->
                                new IllegalStateException("TIDEMARK_ATLANTIS_URL is not set"));
        return HttpRequest.newBuilder(URI.create(url + path))
                .header("Accept", "application/json")
                .header("User-Agent", "tidemark");
    }

    /** The limit is for all of it: the client's own ends with the headers. */
    private Answer send(HttpRequest request, Duration limit) throws IOException {
        CompletableFuture<HttpResponse<byte[]>> sent =
                http.sendAsync(request, headers -> new BoundedBody(LARGEST_ANSWER));
        try {
            HttpResponse<byte[]> response = sent.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(response.statusCode(), response.body());
        } catch (TimeoutException tooLong) {
            sent.cancel(true);
            throw new IOException("no answer in " + limit.toSeconds() + " s", tooLong);
        } catch (ExecutionException failed) {
            throw new IOException(String.valueOf(failed.getCause()), failed);
        } catch (InterruptedException closing) {
            sent.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("the portal is shutting down", closing);
        }
    }
}
