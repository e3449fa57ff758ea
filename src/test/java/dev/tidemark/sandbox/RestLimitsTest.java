package dev.tidemark.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;

class RestLimitsTest {

    private static final String REPOSITORY = "/repos/eco-cycle/backend";

    @Test
    void knownAnswerIsNotSaidAgainAndCostsNothing() throws Exception {
        try (var served = new ServedStory(3, 0)) {
            var client = new RestClient(served);
            var first = client.get(REPOSITORY);

            for (int i = 0; i < 5; i++) {
                var again = client.getUnless(REPOSITORY, first.header("ETag"));
                assertThat(again.status()).isEqualTo(304);
                assertThat(again.header("X-RateLimit-Remaining")).isEqualTo("2");
            }
        }
    }

    @Test
    void limitIsRefusedWithItsEndExceptForAskingAboutIt() throws Exception {
        try (var served = new ServedStory(1, 0)) {
            var client = new RestClient(served);
            assertThat(client.get(REPOSITORY).status()).isEqualTo(200);

            var refused = client.get(REPOSITORY);

            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.header("X-RateLimit-Remaining")).isEqualTo("0");
            assertThat(Long.parseLong(refused.header("X-RateLimit-Reset"))).isPositive();
            assertThat(refused.json().path("message").asText()).contains("rate limit");
            assertThat(client.get("/rate_limit").json().at("/resources/core/remaining").asInt())
                    .isZero();
        }
    }

    @Test
    void nobodyComesInWithoutAToken() throws Exception {
        try (var served = new ServedStory(10, 0)) {
            var request = HttpRequest.newBuilder(served.api(REPOSITORY));

            assertThat(new RestClient(served).send(request).status()).isEqualTo(401);
        }
    }

    @Test
    void incompleteOrUnreadableRequestsAreRefused() throws Exception {
        try (var served = new ServedStory(100, 0)) {
            served.tell();
            var client = new RestClient(served);
            var comments = "/repos/" + served.repository().fullName() + "/issues/301/comments";

            assertThat(client.post(comments, "{}").status()).isEqualTo(422);
            assertThat(client.post(comments, "{").status()).isEqualTo(400);
            assertThat(client.post(comments, "{\"body\":\"yes\"}").status()).isEqualTo(201);
        }
    }

    @Test
    void formerNameMovesPermanently() throws Exception {
        try (var served = new ServedStory(100, 0)) {
            served.tell();

            var moved = new RestClient(served).get(REPOSITORY + "/pulls/301");

            assertThat(moved.status()).isEqualTo(301);
            assertThat(moved.header("Location"))
                    .isEqualTo(served.api("/repositories/742105318/pulls/301").toString());
        }
    }
}
