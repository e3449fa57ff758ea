package dev.tidemark.approval.effect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.event.Actor;
import dev.tidemark.event.ApprovalRequest;
import dev.tidemark.event.AtlantisProject;
import dev.tidemark.event.EffectEvent.Speaker;
import dev.tidemark.event.Repository;
import dev.tidemark.event.Revision;
import dev.tidemark.github.GitHubRest;
import dev.tidemark.github.GitHubSettings;
import dev.tidemark.github.People;
import dev.tidemark.github.RestVoice;
import dev.tidemark.github.Voice;
import dev.tidemark.sandbox.RunningSandbox;
import dev.tidemark.secret.PortalKey;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a GitHub and an Atlantis that refuse what the real ones refuse. */
class SendingToSandboxIT {

    private static final String REPOSITORY = RunningSandbox.REPOSITORY;
    private static final String PORTAL = "https://tidemark.example.org";

    @TempDir private Path directory;

    private RunningSandbox sandbox;
    private Voice voice;
    private People people;
    private Actor lead;
    private JsonNode opened;
    private int number;
    private String atlantis;
    private String tip;
    private Optional<String> token = Optional.empty();

    @BeforeEach
    void aPlanWaits() throws Exception {
        sandbox = RunningSandbox.start(Map.of(), List.of("--still"));
        var settings =
                new GitHubSettings(
                        URI.create(sandbox.web() + "/api/v3"),
                        Optional.of("token-of-a-test"),
                        Optional.empty(),
                        URI.create(PORTAL));
        var rest = new GitHubRest(settings, Clock.systemUTC());
        voice = new RestVoice(rest);
        people = new People(rest);
        sandbox.awaitPast();
        lead = people.account("jiwon");
        opened = sandbox.story("open", Map.of("by", "hana", "change", "adds"));
        number = opened.path("number").intValue();
        sandbox.awaitComment(number, "Plan: 2 to add");
        atlantis =
                said().stream()
                        .filter(comment -> comment.text().contains("Plan: 2 to add"))
                        .map(comment -> Objects.requireNonNull(comment.author()).login())
                        .findFirst()
                        .orElseThrow();
        tip = voice.tip(REPOSITORY, voice.pullRequest(REPOSITORY, number).base());
    }

    @AfterEach
    void close() throws Exception {
        sandbox.close();
    }

    private static final class Held implements Claim {

        @Override
        public int attempt() {
            return 1;
        }

        @Override
        public Duration age() {
            return Duration.ZERO;
        }

        @Override
        public boolean mayHaveSaid() {
            return false;
        }

        @Override
        public void renew(boolean command) {}

        @Override
        public void again(Duration pause, boolean mayStand, String error) {}

        @Override
        public void done(@Nullable String note) {}
    }

    private Outcome attempt(LetOut out) throws IOException {
        var tokens =
                new Outside.Tokens() {
                    @Override
                    public Optional<String> of(Actor account) {
                        return token;
                    }

                    @Override
                    public Optional<String> insteadOf(String refused, Actor account) {
                        return Optional.empty();
                    }
                };
        var outside =
                new Outside(
                        voice,
                        tokens,
                        people::permission,
                        each -> new Ground.Stands(true, true),
                        (repository, branch) -> Optional.of(tip));
        return new Sending(
                        outside,
                        new AtlantisComments(Optional.of(atlantis), Optional.empty()),
                        new Wording(PORTAL),
                        new Marker(PortalKey.open(directory.resolve("key"))),
                        "atlantis")
                .attempt(out, new Held());
    }

    /** Atlantis' comments on the project so far. */
    private List<Voice.Comment> said() throws IOException {
        return voice.comments(REPOSITORY, number, Instant.EPOCH);
    }

    private LetOut letOut() throws IOException {
        var project =
                new AtlantisProject(
                        opened.path("dir").asText(),
                        opened.path("workspace").asText(),
                        opened.path("project").asText());
        Repository repository = Repository.byId("github.com", 1);
        ApprovalRequest request =
                ApprovalRequest.of(
                        repository,
                        number,
                        project,
                        new Revision(opened.path("head").asText()),
                        "cd".repeat(32),
                        false);
        long newest = said().getLast().id();
        return new LetOut(
                repository, REPOSITORY, request, 1, lead, Instant.now(), "adds hosts", newest);
    }

    @Test
    void leadsReviewAndCommandHaveAtlantisApply() throws Exception {
        token = Optional.of(sandbox.userToken("jiwon"));
        LetOut out = letOut();

        Outcome outcome = attempt(out);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Sent.class,
                        sent -> {
                            assertThat(sent.speaker()).isEqualTo(Speaker.APPROVER);
                            assertThat(sent.author().login()).isEqualTo("jiwon");
                            assertThat(sent.review()).isNotNull();
                        });
        assertThat(sandbox.awaitComment(number, "Apply complete!")).contains("Ran Apply for");
        assertThat(attempt(out)).as("found again").isEqualTo(outcome);
        assertThat(commands()).isOne();
    }

    @Test
    void appAnnouncesAndCommandsForWhoMayWrite() throws Exception {
        sandbox.approve("taemin", number, opened.path("head").asText());
        LetOut out = letOut();

        Outcome outcome = attempt(out);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Sent.class,
                        sent -> assertThat(sent.speaker()).isEqualTo(Speaker.APP));
        sandbox.awaitComment(number, "Apply complete!");
        assertThat(attempt(out)).isEqualTo(outcome);
        assertThat(commands()).isOne();
    }

    @Test
    void pushWhileGitHubIsDownIsNoticedWhenItIsBack() throws Exception {
        token = Optional.of(sandbox.userToken("jiwon"));
        LetOut out = letOut();
        sandbox.outage(Duration.ofSeconds(60));
        assertThat(attempt(out)).isInstanceOf(Outcome.Later.class);
        sandbox.outage(Duration.ZERO);
        sandbox.story("push", Map.of("number", Integer.toString(number)));

        assertThat(attempt(out))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.reason()).contains("head moved"));
        assertThat(commands()).isZero();
    }

    private long commands() throws Exception {
        return sandbox.comments(number).stream()
                .filter(text -> text.startsWith("atlantis apply"))
                .count();
    }
}
