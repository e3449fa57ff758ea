package dev.tidemark.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.sandbox.story.Story;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Atlantis obeys whoever comments, also by the REST API and beside the story. */
class StrangersCommandTest {

    private static final String ALL = "?per_page=100";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void commandByTheRestApiIsAnsweredSoon() throws Exception {
        try (var served = new ServedStory(5_000, 0)) {
            var story = Story.of(served.repository(), served.settings());
            while (story.isPast()) {
                story.tellNext(story.next().orElseThrow());
            }
            var client = new RestClient(served);
            var pullRequests =
                    client.get("/repos/" + served.repository().fullName() + "/pulls?state=all")
                            .json();
            int number = pullRequests.path(0).path("number").intValue();
            String comments =
                    "/repos/%s/issues/%d/comments"
                            .formatted(served.repository().fullName(), number);
            int before = client.get(comments + ALL).json().size();

            client.post(comments, "{\"body\": \"atlantis apply please\"}");

            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (client.get(comments + ALL).json().size() < before + 2
                    && System.nanoTime() < deadline) {
                Thread.sleep(100);
            }
            assertThat(client.get(comments + ALL).json().path(before + 1).path("body").asText())
                    .contains("unknown argument(s) – please");
        }
    }
}
