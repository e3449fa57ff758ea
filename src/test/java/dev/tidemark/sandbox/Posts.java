package dev.tidemark.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.sandbox.ansible.Reports;
import dev.tidemark.sandbox.atlantis.Outbox;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Posts to the portal what does not go by way of GitHub: Atlantis' webhooks, plans by its workflow
 * step, plays by Ansible's callback plugin; each once. While the past is told no webhook is sent:
 * it has no time of its own, so a portal would take it for news.
 */
final class Posts implements Outbox, Reports, AutoCloseable {

    private static final int AT_A_TIME = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Portal portal;
    private final @Nullable String webhookToken;
    private final @Nullable String ingestToken;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(PATIENCE)
                    .build();
    private final Semaphore permits = new Semaphore(AT_A_TIME, true);
    private final Phaser pending = new Phaser(1);
    private volatile boolean live;

    /**
     * To a portal.
     *
     * @param webhookToken null if it wants no webhooks
     * @param ingestToken null if it wants neither plans nor plays
     */
    Posts(Portal portal, @Nullable String webhookToken, @Nullable String ingestToken) {
        this.portal = portal;
        this.webhookToken = webhookToken;
        this.ingestToken = ingestToken;
    }

    /** From now on webhooks are sent. */
    void goLive() {
        live = true;
    }

    @Override
    public void webhook(JsonNode body) {
        if (live && webhookToken != null) {
            post(portal.below("/ingest/atlantis"), webhookToken, body);
        }
    }

    @Override
    public void planJson(Map<String, String> query, JsonNode plan) {
        if (ingestToken != null) {
            String parameters =
                    query.entrySet().stream()
                            .map(one -> one.getKey() + "=" + encoded(one.getValue()))
                            .collect(Collectors.joining("&"));
            post(portal.below("/ingest/plan?" + parameters), ingestToken, plan);
        }
    }

    @Override
    public void post(JsonNode play) {
        if (ingestToken != null) {
            post(portal.below("/ingest/run"), ingestToken, play);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private void post(URI address, String token, JsonNode body) {
        var request =
                HttpRequest.newBuilder(address)
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + token)
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                        .build();
        pending.register();
        threads.execute(() -> {
            try {
                permits.acquire();
                try {
                    client.send(request, HttpResponse.BodyHandlers.discarding());
                } finally {
                    permits.release();
                }
            } catch (IOException missed) {
                // As the real one: it is not sent again.
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

    @Override
    public void close() {
        threads.shutdownNow();
        client.shutdownNow();
        threads.close();
        client.close();
    }
}
