package dev.tidemark.sandbox.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.sandbox.github.WebhookRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoryTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private List<WebhookRequest> told = List.of();
    private List<WebhookRequest> hostile = List.of();

    @BeforeAll
    void tell() {
        told = ToldStory.of(7, 2, false);
        hostile = ToldStory.of(11, 1, true);
    }

    @Test
    void sameSeedTellsTheSameBytesUnderTheSameGuids() {
        assertThat(digests(ToldStory.of(11, 1, true))).isEqualTo(digests(hostile));
    }

    @Test
    void anotherSeedTellsAnotherStory() {
        assertThat(digests(ToldStory.of(12, 1, false))).doesNotContainAnyElementsOf(digests(told));
    }

    @Test
    void twoWeeksHoldEverythingThatATeamDoes() {
        assertThat(told).hasSizeBetween(600, 3_500);
        assertThat(told.stream().map(StoryTest::kind).collect(Collectors.toSet()))
                .contains(
                        "ping",
                        "push",
                        "status",
                        "issue_comment created",
                        "pull_request opened",
                        "pull_request synchronize",
                        "pull_request edited",
                        "pull_request closed",
                        "pull_request ready_for_review",
                        "pull_request_review submitted",
                        "workflow_run requested",
                        "workflow_run in_progress",
                        "workflow_run completed",
                        "repository renamed");
    }

    @Test
    void atlantisSaysEverythingThatItSays() {
        var comments =
                payloads(told, "issue_comment").stream()
                        .filter(one -> one.at("/comment/user/type").textValue().equals("Bot"))
                        .map(one -> one.at("/comment/body").textValue())
                        .toList();

        for (var form :
                List.of(
                        "Ran Plan for project: `cluster-",
                        "Ran Plan for 2 projects:",
                        "Ran Plan for dir: `terraform` workspace: `",
                        "**Plan Error**",
                        "**Plan Failed**: This project is currently locked by",
                        "**Policy Check Failed**",
                        "Approved Policies for ",
                        "Apply complete! Resources: ",
                        "**Apply Failed**: Pull request must be approved",
                        "**Apply Error**",
                        "Continued plan output from previous comment.",
                        "Note: Objects have changed outside of Terraform",
                        "Locks and plans deleted for the projects")) {
            assertThat(comments).as(form).anyMatch(comment -> comment.contains(form));
        }
        assertThat(comments).allMatch(comment -> comment.length() <= 65_536);
    }

    @Test
    void peopleTellAtlantisWhatToDo() {
        var commands =
                payloads(told, "issue_comment").stream()
                        .map(one -> one.at("/comment/body").textValue())
                        .collect(Collectors.toSet());

        assertThat(commands)
                .contains(
                        "atlantis plan",
                        "atlantis apply -p cluster-staging",
                        "atlantis apply -p cluster-production",
                        "atlantis approve_policies");
    }

    @Test
    void pastIsToldInWorkingHoursAndEndsBeforeItsEnd() {
        for (var pullRequest : payloads(told, "pull_request")) {
            var updated = Instant.parse(pullRequest.at("/pull_request/updated_at").textValue());

            assertThat(updated).isBetween("2026-11-09T08:12:00Z", "2026-11-23T08:12:00Z");
            int hour = Integer.parseInt(updated.toString().substring(11, 13));
            assertThat(hour).as("KST is nine hours ahead").isBetween(0, 10);
        }
    }

    @Test
    void pullRequestsAreMergedInAllThreeWays() {
        var merged =
                payloads(told, "push").stream()
                        .filter(push -> push.path("ref").textValue().equals("refs/heads/main"))
                        .map(push -> push.at("/head_commit"))
                        .toList();

        assertThat(merged).anyMatch(commit -> message(commit).startsWith("Merge pull request #3"));
        assertThat(merged).anyMatch(commit -> message(commit).matches("(?s).* \\(#3\\d\\d\\)"));
        assertThat(merged).anyMatch(commit -> !message(commit).contains("#3"));
    }

    @Test
    void openPullRequestNamesATestMergeThatIsNoMerge() {
        assertThat(payloads(told, "pull_request"))
                .anyMatch(payload ->
                        payload.at("/pull_request/merge_commit_sha").isTextual()
                                && !payload.at("/pull_request/merged").booleanValue());
    }

    @Test
    void hostileTextsKeepTheirSurrogatesAsEscapesAndTheirLength() {
        var bodies = hostile.stream().map(one -> text(one)).toList();

        assertThat(bodies).anyMatch(body -> body.contains("\\uD83D and the other half \\uDE00"));
        assertThat(bodies).anyMatch(body -> body.contains("i".repeat(59_998)));
        assertThat(bodies).anyMatch(body -> body.contains("\\u0000"));
        assertThat(bodies).anyMatch(body -> body.contains("<script>"));
        assertThat(bodies).anyMatch(body -> body.contains("Merge pull request #900"));
    }

    private static List<String> digests(List<WebhookRequest> told) {
        return told.stream().map(one -> new TreeMap<>(one.headers()) + text(one)).toList();
    }

    private static String text(WebhookRequest request) {
        return new String(request.body(), UTF_8);
    }

    private static String kind(WebhookRequest request) {
        return (request.event() + " " + json(request).path("action").asText("")).strip();
    }

    private static List<JsonNode> payloads(List<WebhookRequest> told, String event) {
        return told.stream()
                .filter(request -> request.event().equals(event))
                .map(StoryTest::json)
                .toList();
    }

    private static String message(JsonNode commit) {
        return commit.path("message").asText();
    }

    private static JsonNode json(WebhookRequest request) {
        try {
            return JSON.readTree(request.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
