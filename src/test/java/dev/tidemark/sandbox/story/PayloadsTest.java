package dev.tidemark.sandbox.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.sandbox.github.WebhookRequest;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.kohsuke.github.GHEventPayload;
import org.kohsuke.github.GitHub;

/** The payloads, read by a library that was made for the real ones. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PayloadsTest {

    private List<WebhookRequest> told = List.of();

    @BeforeAll
    void tell() {
        told = ToldStory.of(7, 2, false);
    }

    @Test
    void everyPayloadNamesRepositoryOrganizationAndSender() throws IOException {
        for (var request : told) {
            var payload = parse(request, type(request.event()));

            assertThat(payload.getRepository().getId()).isEqualTo(742_105_318L);
            assertThat(payload.getOrganization().getLogin()).isEqualTo("eco-cycle");
            assertThat(payload.getSender().getId()).isPositive();
        }
    }

    private static Class<? extends GHEventPayload> type(String event) {
        return switch (event) {
            case "ping" -> GHEventPayload.Ping.class;
            case "push" -> GHEventPayload.Push.class;
            case "status" -> GHEventPayload.Status.class;
            case "repository" -> GHEventPayload.Repository.class;
            case "workflow_run" -> GHEventPayload.WorkflowRun.class;
            case "issue_comment" -> GHEventPayload.IssueComment.class;
            case "pull_request" -> GHEventPayload.PullRequest.class;
            case "pull_request_review" -> GHEventPayload.PullRequestReview.class;
            default -> throw new AssertionError("nobody subscribed to " + event);
        };
    }

    @Test
    void pullRequestSaysEverythingAboutItsMerge() throws IOException {
        int merged = 0;
        for (var payload : all("pull_request", GHEventPayload.PullRequest.class)) {
            var pullRequest = payload.getPullRequest();
            assertThat(pullRequest.getHead().getSha()).hasSize(40);
            assertThat(pullRequest.getBase().getRef()).isEqualTo("main");
            assertThat(pullRequest.getBase().getRepository().getDefaultBranch()).isEqualTo("main");
            assertThat(pullRequest.getCommits()).isPositive();
            assertThat(pullRequest.getChangedFiles()).isPositive();
            if (pullRequest.isMerged()) {
                merged++;
                assertThat(pullRequest.getMergedBy().getLogin()).isNotBlank();
                assertThat(pullRequest.getMergeCommitSha()).hasSize(40);
                assertThat(pullRequest.getMergedAt()).isEqualTo(pullRequest.getClosedAt());
            }
        }
        assertThat(merged).isGreaterThan(15);
    }

    @Test
    void pushListsCommitsWithTheirPaths() throws IOException {
        var pushes = all("push", GHEventPayload.Push.class);

        assertThat(pushes).anyMatch(GHEventPayload.Push::isForced);
        assertThat(pushes).anyMatch(GHEventPayload.Push::isDeleted);
        assertThat(pushes).anyMatch(GHEventPayload.Push::isCreated);
        for (var push : pushes) {
            assertThat(push.getPusher().getName()).isNotBlank();
            assertThat(push.getCommits().isEmpty()).isEqualTo(push.isDeleted());
        }
        assertThat(pushes)
                .anyMatch(push -> push.getCommits().stream().anyMatch(PayloadsTest::isOfAuth));
    }

    private static boolean isOfAuth(GHEventPayload.Push.PushCommit commit) {
        return commit.getModified().stream()
                .anyMatch(path -> path.startsWith("k8s/overlays/auth/"));
    }

    @Test
    void reviewStatusRunAndCommentAreUnderstood() throws IOException {
        for (var payload : all("pull_request_review", GHEventPayload.PullRequestReview.class)) {
            assertThat(payload.getReview().getState()).isNotNull();
            assertThat(payload.getReview().getCommitId()).hasSize(40);
        }
        for (var payload : all("status", GHEventPayload.Status.class)) {
            assertThat(payload.getContext()).matches("policy/conftest|atlantis/.+");
            assertThat(payload.getCommit().getSHA1()).hasSize(40);
        }
        for (var payload : all("workflow_run", GHEventPayload.WorkflowRun.class)) {
            assertThat(payload.getWorkflowRun().getRunAttempt()).isPositive();
            assertThat(payload.getWorkflow().getName()).isNotBlank();
        }
        for (var payload : all("issue_comment", GHEventPayload.IssueComment.class)) {
            assertThat(payload.getIssue().isPullRequest()).isTrue();
            assertThat(payload.getComment().getBody()).isNotBlank();
        }
    }

    private <T extends GHEventPayload> List<T> all(String event, Class<T> type) throws IOException {
        var payloads = new ArrayList<T>();
        for (var request : told) {
            if (request.event().equals(event)) {
                payloads.add(parse(request, type));
            }
        }
        assertThat(payloads).isNotEmpty();
        return payloads;
    }

    private static <T extends GHEventPayload> T parse(WebhookRequest request, Class<T> type)
            throws IOException {
        var reader = new StringReader(new String(request.body(), UTF_8));
        return GitHub.offline().parseEventPayload(reader, type);
    }
}
