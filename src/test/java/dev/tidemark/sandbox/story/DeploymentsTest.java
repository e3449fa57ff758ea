package dev.tidemark.sandbox.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.sandbox.argocd.ServedArgoCd;
import dev.tidemark.sandbox.argocd.SimulatedArgoCd;
import dev.tidemark.sandbox.argocd.TrueDrift;
import dev.tidemark.sandbox.argocd.TrueSync;
import dev.tidemark.sandbox.git.HashedObjects;
import dev.tidemark.sandbox.github.SimulatedGitHub;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeploymentsTest {

    private static final Instant LIVE = Instant.parse("2026-11-23T08:12:00Z");

    private final ServedArgoCd staging =
            new ServedArgoCd("staging", "argocd", Clock.systemUTC(), 500);
    private final HashSet<String> pushed = new HashSet<>();
    private Story story = told();

    private Story told() {
        var settings = new Story.Settings(7, LIVE, 2, 60, false, false);
        var github =
                SimulatedGitHub.silent(
                        URI.create("http://127.0.0.1:7419"), Team.ORGANIZATION, 7, any -> {});
        var repository = Story.repository(github, new HashedObjects(), settings);
        pushed.add(repository.branches().head(Story.DEFAULT_BRANCH).sha());
        var begun = Story.of(repository, settings);
        repository.listen(this::note);
        begun.deployTo(List.of(staging));
        return begun;
    }

    private void note(String event, JsonNode payload) {
        if (event.equals("push")) {
            pushed.add(payload.path("after").asText());
        }
    }

    @BeforeEach
    void tellThePast() {
        while (story.isPast()) {
            story.tellNext(story.next().orElseThrow());
        }
    }

    @Test
    void clustersRunWhatWasPushedToTheMainBranch() {
        for (var application : staging.ask(argo -> argo.current("Application"))) {
            assertThat(application.path("status").path("sync").path("status").asText())
                    .isEqualTo("Synced");
            assertThat(pushed)
                    .contains(application.path("status").path("sync").path("revision").asText());
            assertThat(application.path("status").path("history").findValuesAsText("revision"))
                    .isNotEmpty()
                    .allMatch(pushed::contains);
        }
        List<String> names = staging.ask(SimulatedArgoCd::applications);
        assertThat(names)
                .contains("auth", "my", "scan", "character", "location", "info", "chat")
                .contains("infrastructure", "platform");
    }

    @Test
    void severalDomainsWereDeployedMoreThanOnce() {
        var often = new ArrayList<String>();
        for (var domain : Domain.ALL) {
            if (staging.ask(argo -> argo.oracle().deployments(domain.name())).size() > 1) {
                often.add(domain.name());
            }
        }

        assertThat(often).hasSizeGreaterThan(3);
    }

    @Test
    void whileSomebodyWatchesThingsGoWrongAndRightAgain() {
        var enough = LIVE.plus(Duration.ofMinutes(12));
        while (story.next().filter(enough::isAfter).isPresent()) {
            story.tellNext(story.next().orElseThrow());
        }

        var syncs = staging.ask(argo -> argo.oracle().syncs("infrastructure"));
        assertThat(syncs).extracting(TrueSync::outcome).contains(TrueSync.Outcome.FAILED);
        assertThat(syncs).anyMatch(TrueSync::rollback);
        List<TrueDrift> drifts = staging.ask(argo -> argo.oracle().drifts());
        assertThat(drifts)
                .extracting(TrueDrift::ending)
                .contains(TrueDrift.Ending.SELF_HEALED, TrueDrift.Ending.REVERTED);
    }
}
