package dev.tidemark.feed;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.tidemark.database.TestDatabaseResource;
import dev.tidemark.eventlog.Append;
import dev.tidemark.eventlog.EventLog;
import dev.tidemark.eventlog.Samples;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabaseResource.class)
class FeedApiTest {

    private static final AtomicLong NUMBERS = new AtomicLong(70_000);

    @Inject EventLog log;
    @Inject FeedWaiting waiting;

    private long record() {
        long before = log.size();
        log.append(Append.of(Samples.opened(NUMBERS.incrementAndGet())))
                .toCompletableFuture()
                .join();
        return before;
    }

    private CompletableFuture<HttpResponse<String>> ask(HttpClient client, long after, int wait) {
        URI address =
                URI.create(
                        "http://localhost:"
                                + RestAssured.port
                                + "/api/v1/feed?after="
                                + after
                                + "&wait="
                                + wait);
        return client.sendAsync(
                HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }

    private void awaitWaiting(int count) throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofSeconds(20));
        while (waiting.count() != count && Instant.now().isBefore(end)) {
            Thread.sleep(20);
        }
        assertThat(waiting.count()).isEqualTo(count);
    }

    @Test
    void entriesAreGivenInOrderWithTheirExactBytes() {
        long first = record();
        record();

        String body =
                given().get("/api/v1/feed?limit=2&after=" + (first - 1))
                        .then()
                        .statusCode(200)
                        .body("items", hasSize(2))
                        .body("items[0].position", equalTo((int) first))
                        .body("next", equalTo(Long.toString(first + 1)))
                        .extract()
                        .asString();

        String stored = new String(log.at(first).orElseThrow().bytes(), StandardCharsets.UTF_8);
        assertThat(body).contains("\"entry\":" + stored).contains("opened");
    }

    @Test
    void nobodyIsKeptWaitingWhoDoesNotAskFor() {
        long last = record();

        given().get("/api/v1/feed?after=" + last)
                .then()
                .statusCode(200)
                .body("items", hasSize(0))
                .body("next", equalTo(Long.toString(last)));
        given().get("/api/v1/feed?after=" + last + "&wait=1")
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
        given().get("/api/v1/feed?wait=61").then().statusCode(400);
        given().get("/api/v1/feed?after=x").then().statusCode(400);
    }

    @Test
    void manyWhoWaitAreWokenByOneEntryAndHoldNoThread() throws Exception {
        long last = record();
        try (HttpClient client = HttpClient.newHttpClient()) {
            List<CompletableFuture<HttpResponse<String>>> asked = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                asked.add(ask(client, last, 60));
            }
            awaitWaiting(300);
            assertThat(threadsInTheFeed()).isLessThan(10);

            long position = record();

            for (var each : asked) {
                HttpResponse<String> answer = each.get(20, TimeUnit.SECONDS);
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.body()).contains("\"position\":" + position);
            }
        }
        awaitWaiting(0);
    }

    /** Threads that are at work for the feed; those of a pool that are idle are nobody's. */
    private static long threadsInTheFeed() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> thread.getKey() != Thread.currentThread())
                .filter(thread ->
                        Stream.of(thread.getValue())
                                .anyMatch(frame ->
                                        frame.getClassName().startsWith("dev.tidemark.feed.")))
                .count();
    }

    @Test
    void whoLeavesIsForgotten() throws Exception {
        long last = record();
        HttpClient client = HttpClient.newHttpClient();
        CompletableFuture<HttpResponse<String>> asked = ask(client, last, 60);
        awaitWaiting(1);

        asked.cancel(true);
        client.shutdownNow();

        awaitWaiting(0);
    }
}
