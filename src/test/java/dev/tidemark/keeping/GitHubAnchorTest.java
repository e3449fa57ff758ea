package dev.tidemark.keeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.eventlog.merkle.Checkpoint;
import dev.tidemark.eventlog.merkle.SignedNote;
import dev.tidemark.eventlog.merkle.SigningKey;
import dev.tidemark.github.GitHubApi;
import dev.tidemark.github.GitHubSettings;
import dev.tidemark.sandbox.RunningSandbox;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitHubAnchorTest {

    private static final String ORIGIN = "example.org/log";

    @TempDir private Path cache;
    private final SigningKey key = SigningKey.generate(ORIGIN);
    private RunningSandbox sandbox;
    private GitHubApi api;

    @BeforeEach
    void start() throws Exception {
        sandbox = RunningSandbox.start(Map.of(), List.of("--still", "--weeks", "1"));
        api =
                new GitHubApi(
                        new GitHubSettings(
                                URI.create(sandbox.web() + "/api/v3"),
                                Optional.empty(),
                                Optional.empty(),
                                URI.create("https://tidemark.example.org")),
                        Clock.systemUTC(),
                        cache);
    }

    @AfterEach
    void end() throws Exception {
        api.close();
        sandbox.close();
    }

    private GitHubAnchor anchor(String token) {
        return new GitHubAnchor(api, RunningSandbox.REPOSITORY, Optional.of(token));
    }

    private SignedNote note(long size) {
        var checkpoint = new Checkpoint(ORIGIN, size, new byte[32]);
        return SignedNote.sign(checkpoint.text(), key);
    }

    @Test
    void eachCheckpointIsACommitOverTheOneBefore() throws Exception {
        GitHubAnchor anchor = anchor("token-of-a-test");
        assertThat(anchor.last(ORIGIN)).isEmpty();

        String first = anchor.commit(ORIGIN, note(1), "Checkpoint of example.org/log at 1");
        String second = anchor.commit(ORIGIN, note(2), "Checkpoint of example.org/log at 2");

        assertThat(first).startsWith(sandbox.web() + "/eco-cycle/backend/commit/");
        assertThat(second).isNotEqualTo(first);
        assertThat(anchor.last(ORIGIN)).contains(note(2));
        assertThat(anchor.last("example.org/other")).isEmpty();
    }

    @Test
    void whatGitHubDoesNotShowIsToldWithoutTheToken() {
        assertThatThrownBy(() -> anchor("wrong-token").last(ORIGIN))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("GitHub")
                .hasMessageNotContaining("wrong-token");
        assertThatThrownBy(() ->
                        new GitHubAnchor(api, "acme/none", Optional.of("token-of-a-test"))
                                .last(ORIGIN))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("does not show acme/none");
    }
}
