package dev.tidemark.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.sandbox.atlantis.Outbox;
import dev.tidemark.sandbox.git.HashedObjects;
import dev.tidemark.sandbox.github.GitHubServer;
import dev.tidemark.sandbox.github.SimulatedRepository;
import dev.tidemark.sandbox.story.Story;
import dev.tidemark.sandbox.story.Team;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A story that is told on while others act in it. */
class StorytellerTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Clock CLOCK = Clock.systemUTC();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void aLeadAppliesWhatADeveloperOpened(@TempDir Path directory) throws Exception {
        try (var run = new Run(directory.resolve("journal"), true, 0)) {
            var opened = run.story("open?by=hana&change=destroys");
            int number = opened.path("number").intValue();
            assertThat(opened.path("project").asText()).isEqualTo("queue-production");
            run.await(number, "**Policy Check Failed**");
            run.comment("jiwon", number, "atlantis approve_policies");
            run.await(number, "Approved Policies for");

            run.comment("jiwon", number, "atlantis apply -p queue-production");
            run.await(number, "Pull request must be approved");
            run.approve("jiwon", number, opened.path("head").asText());
            run.comment("jiwon", number, "atlantis apply -p queue-production");

            assertThat(run.await(number, "Apply complete!"))
                    .contains("Ran Apply for project: `queue-production`");
            run.story("merge?number=" + number);
            run.await(number, "Locks and plans deleted");
        }
    }

    @Test
    void aPushAndADiscardMakeThePlanStale(@TempDir Path directory) throws Exception {
        try (var run = new Run(directory.resolve("journal"), true, 0)) {
            var opened = run.story("open?change=adds");
            int number = opened.path("number").intValue();
            run.await(number, "Plan: 2 to add");

            var pushed = run.story("push?number=" + number);
            assertThat(pushed.path("head")).isNotEqualTo(opened.path("head"));
            run.await(number, "Plan: 4 to add");
            run.story("push?same=true&number=" + number);
            run.awaitCount(number, "Plan: 4 to add", 2);

            run.story("discard?project=edge-production&number=" + number);
            run.await(number, "was **discarded** via the Atlantis UI");
            run.approve("jiwon", number, "");
            run.comment("jiwon", number, "atlantis apply -p edge-production");
            run.await(number, "no matching plan status exists");
        }
    }

    @Test
    void whatMovesUnderAPlanAndWhoMayNotWriteAreRefusedByAtlantis(@TempDir Path directory)
            throws Exception {
        try (var run = new Run(directory.resolve("journal"), true, 0)) {
            int number = run.story("open?change=adds").path("number").intValue();
            run.await(number, "Plan: 2 to add");
            run.approve("jiwon", number, "");

            run.story("main?path=terraform/edge/records.tf&content=hosts+%3D+9%0A");
            run.comment("jiwon", number, "atlantis apply -p edge-production");
            run.await(number, "Default branch must be rebased onto pull request");

            run.story("permission?by=taemin&permission=read");
            run.comment("taemin", number, "atlantis plan");
            run.await(number, "User @taemin does not have permissions to execute 'plan' command");

            run.story("close?number=" + number);
            run.await(number, "Locks and plans deleted");
            assertThat(run.post("/story/push?number=" + number).statusCode()).isEqualTo(400);
        }
    }

    @Test
    void whatCannotBeDoneIsRefused(@TempDir Path directory) throws Exception {
        try (var run = new Run(directory.resolve("journal"), true, 0)) {
            for (var what :
                    List.of(
                            "dance",
                            "open?change=everything",
                            "open?by=nobody",
                            "push?number=4711",
                            "push?number=x",
                            "main",
                            "permission?by=hana&permission=king")) {
                assertThat(run.post("/story/" + what).statusCode()).as(what).isEqualTo(400);
            }
        }
    }

    /** Also what somebody did in it, so that nothing that is told later gets another id. */
    @Test
    void storyIsTheSameAfterARestart(@TempDir Path directory) throws Exception {
        var journal = directory.resolve("journal");
        int port;
        List<String> comments;
        try (var run = new Run(journal, false, 0)) {
            port = run.port();
            int number = run.story("open?by=minsu&change=adds").path("number").intValue();
            run.comment("taemin", number, "Before the restart.");
            run.await(number, "currently locked by");
            Thread.sleep(2_000);
            run.stop();
            comments = run.comments();
        }
        try (var run = new Run(journal, false, port)) {
            run.stop();
            assertThat(run.comments()).startsWith(comments.toArray(String[]::new));
            assertThat(comments).anyMatch(one -> one.contains("Before the restart."));
        }
    }

    /** One run of a sandbox's server and its story. */
    private static final class Run implements AutoCloseable {

        private final GitHubServer server;
        private final SimulatedRepository repository;
        private final Storyteller storyteller;
        private final Thread teller;

        Run(Path journal, boolean still, int port) throws Exception {
            var now = Instant.now(CLOCK).truncatedTo(ChronoUnit.SECONDS);
            var settings = new Story.Settings(7, Journal.live(journal, now), 1, 600, false, false);
            server =
                    GitHubServer.start(
                            new GitHubServer.Settings(
                                    port,
                                    Team.ORGANIZATION,
                                    null,
                                    Team.PORTAL,
                                    5_000,
                                    7,
                                    0,
                                    CLOCK));
            var objects = new HashedObjects();
            repository = Story.repository(server.github(), objects, settings);
            var story =
                    still
                            ? Story.still(repository, settings, Outbox.NONE)
                            : Story.of(repository, settings);
            var opened = Journal.open(journal, settings);
            storyteller = new Storyteller(story, opened, server, objects, CLOCK);
            server.take(storyteller);
            server.serve(ImpromptuPages.PATH, new ImpromptuPages(storyteller, story.impromptu()));
            storyteller.tellPast();
            teller = Thread.ofPlatform().start(this::tellOn);
        }

        private void tellOn() {
            try {
                storyteller.tellOn();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        int port() {
            return server.github().web().getPort();
        }

        void stop() throws InterruptedException {
            teller.interrupt();
            teller.join();
        }

        HttpResponse<String> post(String path) throws Exception {
            var request = HttpRequest.newBuilder(URI.create(server.github().web() + path));
            return HTTP.send(
                    request.POST(BodyPublishers.noBody()).build(), BodyHandlers.ofString());
        }

        JsonNode story(String what) throws Exception {
            var reply = post("/story/" + what);
            assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
            return JSON.readTree(reply.body());
        }

        void comment(String login, int number, String text) throws Exception {
            api(login, "/issues/" + number + "/comments", Map.of("body", text));
        }

        void approve(String login, int number, String commit) throws Exception {
            var review = Map.of("event", "APPROVE", "commit_id", commit);
            api(login, "/pulls/" + number + "/reviews", review);
        }

        private void api(String login, String path, Map<String, String> body) throws Exception {
            var token = server.userToken(Team.named(login));
            var request =
                    HttpRequest.newBuilder(
                                    URI.create(
                                            server.github().api()
                                                    + "/repos/"
                                                    + repository.fullName()
                                                    + path))
                            .header("Authorization", "Bearer " + token)
                            .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)));
            var reply = HTTP.send(request.build(), BodyHandlers.ofString());
            assertThat(reply.statusCode()).as(reply.body()).isBetween(200, 201);
        }

        String await(int number, String part) throws InterruptedException {
            return awaitCount(number, part, 1).getLast();
        }

        List<String> awaitCount(int number, String part, int count) throws InterruptedException {
            var end = CLOCK.instant().plus(PATIENCE);
            while (CLOCK.instant().isBefore(end)) {
                var found =
                        repository.pullRequests().find(number).orElseThrow().comments().stream()
                                .map(one -> one.body())
                                .filter(one -> one.contains(part))
                                .toList();
                if (found.size() >= count) {
                    return found;
                }
                Thread.sleep(20);
            }
            throw new AssertionError("nobody said " + part);
        }

        /** Everything that was ever said, with its id. */
        List<String> comments() {
            var all = new ArrayList<Map.Entry<Long, String>>();
            for (int number = 301; repository.pullRequests().find(number).isPresent(); number++) {
                for (var one : repository.pullRequests().find(number).orElseThrow().comments()) {
                    var text = number + " " + one.id() + " " + one.createdAt() + " " + one.body();
                    all.add(Map.entry(one.id(), text));
                }
            }
            return all.stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(Map.Entry::getValue)
                    .toList();
        }

        @Override
        public void close() throws InterruptedException {
            stop();
            server.close();
        }
    }
}
