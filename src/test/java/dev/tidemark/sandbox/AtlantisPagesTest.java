package dev.tidemark.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.tidemark.sandbox.story.Story;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the simulated Atlantis serves and posts by itself. */
class AtlantisPagesTest {

    private static final String SECRET = "api-secret-of-a-test";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<String> posted = new CopyOnWriteArrayList<>();
    private final HttpServer http = serve();
    private final ServedStory served = story();

    private static HttpServer serve() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static ServedStory story() {
        try {
            return new ServedStory(5_000, 0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeEach
    void start() {
        var story = Story.of(served.repository(), served.settings());
        while (story.isPast()) {
            story.tellNext(story.next().orElseThrow());
        }
        http.createContext(
                AtlantisPages.PATH, new AtlantisPages(story.atlantis(), SECRET, Clock.systemUTC()));
        http.createContext(
                "/ingest/",
                exchange -> {
                    try (exchange) {
                        posted.add(
                                exchange.getRequestURI()
                                        + " "
                                        + exchange.getRequestHeaders().getFirst("Authorization")
                                        + " "
                                        + new String(
                                                exchange.getRequestBody().readAllBytes(),
                                                StandardCharsets.UTF_8));
                        exchange.sendResponseHeaders(202, -1);
                    }
                });
        http.start();
    }

    @AfterEach
    void stop() {
        http.stop(0);
        served.close();
    }

    @Test
    void locksAreListedToAnybody() throws Exception {
        var reply =
                CLIENT.send(
                        HttpRequest.newBuilder(address("/api/locks")).build(),
                        BodyHandlers.ofByteArray());

        JsonNode locks = JSON.readTree(reply.body()).path("Locks");
        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(locks.isArray() || locks.isNull()).isTrue();
        for (JsonNode lock : locks) {
            assertThat(lock.path("PullID").isTextual()).isTrue();
            assertThat(lock.path("ProjectRepo").textValue()).startsWith("eco-cycle/");
            assertThat(lock.path("Workspace").textValue()).isIn("staging", "production");
        }
    }

    @Test
    void driftIsDetectedForWhoeverHasTheSecret() throws Exception {
        assertThat(detect("").statusCode()).isEqualTo(401);
        assertThat(detect("wrong").statusCode()).isEqualTo(401);

        var reply = detect(SECRET);

        assertThat(reply.statusCode()).isEqualTo(200);
        JsonNode data = JSON.readTree(reply.body()).path("data");
        assertThat(data.path("projects")).hasSize(1);
        assertThat(data.at("/projects/0/project_name").textValue()).isEqualTo("cluster-production");
        assertThat(data.at("/projects/0/resolved_commit").textValue()).hasSize(40);
        assertThat(data.at("/summary/total_projects").intValue()).isEqualTo(1);
    }

    @Test
    void webhooksAreSentOnlyOnceTheStoryIsLive() {
        var portal = new Portal(address("").resolve("/"), "secret");
        try (var posts = new Posts(portal, "hook-token", "ingest-token")) {
            posts.webhook(JSON.createObjectNode().put("told", "past"));
            posts.planJson(Map.of("head", "a b"), JSON.createObjectNode().put("plan", 1));
            posts.post(JSON.createObjectNode().put("play", 1));
            posts.awaitIdle();
            assertThat(posted)
                    .containsExactlyInAnyOrder(
                            "/ingest/plan?head=a+b Bearer ingest-token {\"plan\":1}",
                            "/ingest/run Bearer ingest-token {\"play\":1}");

            posts.goLive();
            posts.webhook(JSON.createObjectNode().put("told", "live"));
            posts.awaitIdle();

            assertThat(posted).contains("/ingest/atlantis Bearer hook-token {\"told\":\"live\"}");
        }
    }

    private HttpResponse<byte[]> detect(String token) throws Exception {
        String body =
                "{\"repository\":\"eco-cycle/backend\",\"ref\":\"main\",\"paths\":"
                        + "[{\"directory\":\"terraform\",\"workspace\":\"production\"}]}";
        var request =
                HttpRequest.newBuilder(address("/api/drift/detect"))
                        .header("X-Atlantis-Token", token)
                        .POST(BodyPublishers.ofString(body))
                        .build();
        return CLIENT.send(request, BodyHandlers.ofByteArray());
    }

    private URI address(String path) {
        return URI.create(
                "http://127.0.0.1:" + http.getAddress().getPort() + AtlantisPages.PATH + path);
    }
}
