package dev.tidemark.sandbox.github;

import dev.tidemark.sandbox.github.HookDelivery.Attempt;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;

/**
 * Posts signed deliveries, a few at a time, in no promised order and, like GitHub, only once: what
 * fails stays failed until somebody asks for a redelivery.
 */
final class WebhookSender implements Deliverer, AutoCloseable {

    private static final int AT_A_TIME = 8;
    private static final int KEPT_OF_ANSWER = 1_000;

    /** GitHub gives a receiver ten seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Clock clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(PATIENCE)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
    private final Semaphore permits = new Semaphore(AT_A_TIME, true);
    private final Phaser pending = new Phaser(1);

    WebhookSender(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void deliver(Hook hook, long id, HookDelivery.Content content, boolean redelivery) {
        pending.register();
        threads.execute(() -> {
            try {
                var attempt = attempt(hook, content);
                hook.deliveries().add(new HookDelivery(id, content, redelivery, attempt));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                pending.arriveAndDeregister();
            }
        });
    }

    /** Waits until everything given so far was attempted. */
    void awaitIdle() {
        pending.arriveAndAwaitAdvance();
    }

    private Attempt attempt(Hook hook, HookDelivery.Content content) throws InterruptedException {
        permits.acquire();
        try {
            return post(hook, content, clock.instant());
        } finally {
            permits.release();
        }
    }

    private Attempt post(Hook hook, HookDelivery.Content content, Instant start)
            throws InterruptedException {
        var request =
                HttpRequest.newBuilder(hook.url())
                        .timeout(PATIENCE)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(content.payload()));
        content.headers().forEach(request::header);
        try {
            var response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return attempt(start, response.statusCode(), phrase(response), response.body());
        } catch (HttpTimeoutException e) {
            return attempt(start, 504, "timed out", "");
        } catch (IOException e) {
            return attempt(start, 502, "failed to connect to host", "");
        }
    }

    private Attempt attempt(Instant start, int statusCode, String status, String body) {
        double seconds = Duration.between(start, clock.instant()).toMillis() / 1_000.0;
        var kept = body.length() > KEPT_OF_ANSWER ? body.substring(0, KEPT_OF_ANSWER) : body;
        return new Attempt(start, seconds, statusCode, status, kept);
    }

    private static String phrase(HttpResponse<String> response) {
        int code = response.statusCode();
        if (Set.of(200, 201, 202, 204).contains(code)) {
            return "OK";
        }
        return "Invalid HTTP Response: " + code;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        client.shutdownNow();
        threads.close();
        client.close();
    }
}
