package dev.tidemark.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.event.Actor;
import dev.tidemark.github.Voice.Verdict;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RestVoiceTest {

    private static final String COMMENTS = "/repos/acme/infra/issues/7/comments";
    private static final String COMMENT =
            """
            {"id": 12, "user": {"login": "tanaka", "id": 6}, "body": "atlantis apply -p x",
             "created_at": "2026-03-02T10:00:00Z"}
            """;

    private final ServedGitHub github = new ServedGitHub();
    private final Voice voice = new RestVoice(github.rest());

    @AfterEach
    void close() {
        github.close();
    }

    @Test
    void personSpeaksWithTheOwnTokenAndTheAppWithThePortals() throws Exception {
        github.answer("POST " + COMMENTS, 201, COMMENT);

        voice.comment("acme/infra", 7, "atlantis apply -p x", "the-persons-own");
        voice.comment("acme/infra", 7, "said by the app", null);

        assertThat(github.requests())
                .containsExactly(
                        "POST "
                                + COMMENTS
                                + " Bearer the-persons-own {\"body\":\"atlantis apply -p x\"}",
                        "POST "
                                + COMMENTS
                                + " Bearer "
                                + ServedGitHub.TOKEN
                                + " {\"body\":\"said by the app\"}");
    }

    @Test
    void whatIsSaidIsSentOnceWhateverBecomesOfTheAnswer() {
        github.answer("POST " + COMMENTS, 0, "");

        assertThatThrownBy(() -> voice.comment("acme/infra", 7, "once", "a-token"))
                .isInstanceOf(IOException.class)
                .hasMessageNotContaining("a-token");

        assertThat(github.requests()).hasSize(1);
    }

    @Test
    void refusalSaysWhatGitHubSaid() {
        github.answer(
                "POST /repos/acme/infra/pulls/7/reviews",
                422,
                """
                {"message": "Unprocessable Entity",
                 "errors": ["Can not approve your own pull request"]}
                """);

        assertThatThrownBy(() ->
                        voice.review("acme/infra", 7, "ab", Verdict.APPROVE, "text", "a-token"))
                .isInstanceOfSatisfying(
                        GitHubRefused.class,
                        refused -> {
                            assertThat(refused.status()).isEqualTo(422);
                            assertThat(refused.isPassing()).isFalse();
                            assertThat(refused.said()).contains("your own pull request");
                        })
                .hasMessageNotContaining("a-token");
    }

    @Test
    void conversationIsReadFromAnInstantOn() throws Exception {
        github.answer(
                "GET " + COMMENTS + "?per_page=100&since=2026-03-02T09:59:59Z",
                200,
                "[" + COMMENT + "]");

        assertThat(voice.comments("acme/infra", 7, Instant.parse("2026-03-02T09:59:59.9Z")))
                .containsExactly(
                        new Voice.Comment(
                                12,
                                new Actor("tanaka", "6"),
                                "atlantis apply -p x",
                                Instant.parse("2026-03-02T10:00:00Z")));
    }

    @Test
    void reviewsThatAreNotSubmittedAreNone() throws Exception {
        github.answer(
                "GET /repos/acme/infra/pulls/7/reviews?per_page=100",
                200,
                """
                [{"id": 1, "body": "draft", "user": null},
                 {"id": 2, "body": "fine", "commit_id": "ab", "user": {"login": "t", "id": 6},
                  "submitted_at": "2026-03-02T10:00:00Z"}]
                """);

        assertThat(voice.reviews("acme/infra", 7)).extracting(Voice.Review::id).containsExactly(2L);
    }

    @Test
    void pullRequestIsWhatItIsNow() throws Exception {
        github.answer(
                        "GET /repos/acme/infra/pulls/7",
                        200,
                        """
                        {"state": "open", "locked": true, "mergeable_state": "blocked",
                         "head": {"sha": "ab"}, "base": {"ref": "release/1"}}
                        """)
                .answer(
                        "GET /repos/acme/infra/branches/release%2F1",
                        200, "{\"commit\": {\"sha\": \"cd\"}}");

        assertThat(voice.pullRequest("acme/infra", 7))
                .isEqualTo(new Voice.PullRequest(true, true, "ab", "release/1", "blocked"));
        assertThat(voice.tip("acme/infra", "release/1")).isEqualTo("cd");
    }
}
