package dev.tidemark.ingest.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tidemark.event.Revision;
import dev.tidemark.github.GitHubApi;
import dev.tidemark.github.GitHubSettings;
import dev.tidemark.ingest.policy.PolicyRepository.Order;
import dev.tidemark.ingest.policy.PolicyRepository.Pull;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is asked of GitHub, and what is made of its answers (docs.github.com/rest). */
class GitHubPolicyRepositoryTest {

    private static final String REPOSITORY = "/repos/acme/infrastructure";
    private static final Revision ONE = FakeRepository.commit(1);
    private static final Revision TWO = FakeRepository.commit(2);

    @TempDir Path dataDirectory;

    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> posted = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private GitHubApi api;
    private PolicyRepository repository;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        var settings =
                new GitHubSettings(
                        URI.create("http://localhost:" + server.getAddress().getPort()),
                        Optional.of("a-token-of-the-test"),
                        Optional.empty(),
                        URI.create("https://tidemark.example.org"));
        api = new GitHubApi(settings, Clock.systemUTC(), dataDirectory);
        answers.put(
                REPOSITORY,
                """
                {"id": 42, "full_name": "acme/infrastructure", "name": "infrastructure",
                 "owner": {"login": "acme"}, "default_branch": "main",
                 "html_url": "https://github.com/acme/infrastructure"}
                """);
        repository =
                new GitHubPolicyRepository(
                        api.connect(pause -> {}).getRepository("acme/infrastructure"),
                        "https://tidemark.example.org/policy");
    }

    @AfterEach
    void close() throws IOException {
        api.close();
        server.stop(0);
    }

    @Test
    void headIsThatOfTheDefaultBranch() throws Exception {
        assertThat(repository.head()).isEmpty();

        answers.put(
                REPOSITORY + "/branches/main",
                "{\"name\": \"main\", \"commit\": {\"sha\": \"" + TWO + "\"}}");

        assertThat(repository.head())
                .contains(
                        new PolicyRepository.Head(FakeRepository.ID, FakeRepository.ADDRESS, TWO));
    }

    @Test
    void fileIsJudgedAtItsCommit() throws Exception {
        assertThat(repository.judge(ONE)).isEqualTo(Judgement.ABSENT);

        file(ONE, "file", "version: 1\n".getBytes(StandardCharsets.UTF_8), 11);
        file(TWO, "file", "versio: 1\n".getBytes(StandardCharsets.UTF_8), 10);
        assertThat(repository.judge(ONE).content()).isEqualTo("version: 1\n");
        assertThat(repository.judge(TWO).problems()).hasSize(2);
    }

    @Test
    void whatIsNoTextOrTooLongIsAProblemAndNeverADeletedFile() throws Exception {
        file(ONE, "file", new byte[] {(byte) 0xff, 1}, 2);
        assertThat(repository.judge(ONE).problems()).first().asString().contains("UTF-8");
        file(ONE, "file", new byte[0], 40_000);
        assertThat(repository.judge(TWO)).isEqualTo(Judgement.ABSENT);
        file(TWO, "file", new byte[0], 40_000);
        assertThat(repository.judge(TWO).problems()).first().asString().contains("32 KiB");
        file(FakeRepository.commit(3), "symlink", new byte[0], 5);
        assertThat(repository.judge(FakeRepository.commit(3)).problems())
                .first()
                .asString()
                .contains("symlink");
    }

    @Test
    void commitsAreOrderedByAncestry() throws Exception {
        for (var each :
                Map.of("ahead", Order.AFTER, "behind", Order.BEFORE, "diverged", Order.ASIDE)
                        .entrySet()) {
            answers.put(
                    REPOSITORY + "/compare/" + ONE + "..." + TWO,
                    """
                    {"status": "%s", "commits": [], "files": [],
                     "base_commit": {"sha": "%s"}, "merge_base_commit": {"sha": "%s"}}
                    """
                            .formatted(each.getKey(), ONE, ONE));
            assertThat(repository.order(ONE, TWO)).isEqualTo(each.getValue());
        }
        assertThat(repository.order(ONE, ONE)).isEqualTo(Order.SAME);
        // Forced away and collected: GitHub knows it no more.
        assertThat(repository.order(TWO, ONE)).isEqualTo(Order.ASIDE);
    }

    @Test
    void pullRequestsThatTouchTheFileAreFound() throws Exception {
        answers.put(
                REPOSITORY + "/pulls",
                "[{\"number\": 7, \"head\": {\"sha\": \"%s\"}}]".formatted(TWO));
        answers.put(REPOSITORY + "/pulls/7", "{\"number\": 7}");
        answers.put(REPOSITORY + "/pulls/7/files", "[{\"filename\": \"a\"}]");

        assertThat(repository.pulls()).containsExactly(new Pull(7, TWO));
        assertThat(repository.touchesTheFile(new Pull(7, TWO))).isFalse();
        answers.put(
                REPOSITORY + "/pulls/7/files",
                "[{\"filename\": \"b\", \"previous_filename\": \".tidemark.yaml\"}]");
        assertThat(repository.touchesTheFile(new Pull(7, TWO))).isTrue();
    }

    @Test
    void statusSaysWhatIsWrongInFewWords() throws Exception {
        assertThatThrownBy(() -> repository.say(ONE, Judgement.ABSENT))
                .isInstanceOf(FileNotFoundException.class);

        answers.put(REPOSITORY + "/statuses/" + ONE, "{\"id\": 1}");
        repository.say(ONE, Judgement.of("version: 1\n" + "x".repeat(200) + ": 1\n"));

        assertThat(posted).hasSize(1);
        assertThat(posted.getFirst())
                .contains("\"state\":\"failure\"")
                .contains("\"context\":\"tidemark/policy\"")
                .contains("\"target_url\":\"https://tidemark.example.org/policy\"");
        assertThat(Judgement.of("{}\n" + "# é".repeat(9)).description().length())
                .isLessThanOrEqualTo(140);
    }

    @Test
    void secretsAreNeverTakenIn() {
        assertThat(Judgement.of("version: 1\n# ask mona@example.org\n").problems())
                .containsExactly(
                        "line 2: here is an e-mail address or a secret, which the log must not"
                                + " keep; leave it out");
    }

    private void file(Revision at, String type, byte[] content, long size) {
        answers.put(
                REPOSITORY + "/contents/.tidemark.yaml?ref=" + at,
                """
                {"type": "%s", "name": ".tidemark.yaml", "path": ".tidemark.yaml", "size": %d,
                 "encoding": "base64", "content": "%s", "sha": "%s"}
                """
                        .formatted(type, size, Base64.getEncoder().encodeToString(content), at));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        String query = exchange.getRequestURI().getRawQuery();
        String body =
                answers.get(query != null && query.startsWith("ref=") ? path + "?" + query : path);
        if (body != null && exchange.getRequestMethod().equals("POST")) {
            posted.add(
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        }
        byte[] bytes =
                (body == null ? "{\"message\": \"Not Found\"}" : body)
                        .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(body == null ? 404 : 200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
