package dev.tidemark.ingest.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.event.Actor;
import dev.tidemark.event.ActorProof;
import dev.tidemark.event.ChangeEvent;
import dev.tidemark.event.Event;
import dev.tidemark.event.Fact;
import dev.tidemark.event.ObservedBy;
import dev.tidemark.event.Recorded;
import dev.tidemark.event.RevisionEvent.Pushed;
import dev.tidemark.ingest.TestLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackfillTest {

    @TempDir Path dataDirectory;

    private final StandIn github = new StandIn();
    private final StandInRepository repository = new StandInRepository(github).pullRequest();
    private final TestLog ledger = new TestLog();
    private final List<Duration> pauses = new ArrayList<>();
    private int added;

    @BeforeEach
    void branch() {
        repository.commit(1, "README.md").commit(2, "terraform/a.tf").commitByGitHub(3, "b/c.yaml");
    }

    @AfterEach
    void close() {
        ledger.close();
        github.close();
    }

    @Test
    void pullRequestTellsTheSameFactsAsItsWebhooks() throws Exception {
        run();

        Set<Fact> facts =
                ledger.entries().stream()
                        .map(entry -> entry.envelope().fact())
                        .collect(Collectors.toSet());
        assertThat(facts)
                .contains(
                        new Fixture("pull_request-opened").entry().envelope().fact(),
                        new Fixture("pull_request-merged").entry().envelope().fact());
        assertThat(events(ChangeEvent.class))
                .hasSize(5)
                .allSatisfy(entry -> {
                    assertThat(entry.envelope().proof()).isEqualTo(ActorProof.API);
                    assertThat(entry.envelope().observedBy()).isEqualTo(ObservedBy.BACKFILL);
                });
    }

    @Test
    void pastHoldsOnlyWhatCannotChangeAndAnEditHoldsTheRest() throws Exception {
        run();

        var opened = (ChangeEvent.Opened) events(ChangeEvent.Opened.class).getFirst().event();
        assertThat(opened.description().title()).isNull();
        assertThat(opened.description().headRef()).isEqualTo("orders-db");
        var edited = (ChangeEvent.Edited) events(ChangeEvent.Edited.class).getFirst().event();
        assertThat(edited.description().title())
                .isEqualTo("Raise the orders database to db.r6g.large");
        Recorded<Event> merged = events(ChangeEvent.Merged.class).getFirst();
        assertThat(merged.envelope().actor()).isEqualTo(new Actor("tanaka", "1003"));
    }

    @Test
    void commitsAreStepsOfTheDefaultBranch() throws Exception {
        run();

        List<Recorded<Event>> pushes = events(Pushed.class);
        assertThat(pushes).hasSize(3);
        var newest = (Pushed) pushes.getFirst().event();
        assertThat(newest.after().sha()).isEqualTo(StandInRepository.sha(3));
        assertThat(newest.before().sha()).isEqualTo(StandInRepository.sha(2));
        assertThat(newest.paths()).containsExactly("b/c.yaml");
        assertThat(newest.authors()).containsExactly("mlind");
        assertThat(newest.commits().getFirst().subject()).isEqualTo("Commit 3");
        assertThat(((Pushed) pushes.getLast().event()).before().isNone()).isTrue();
    }

    @Test
    void onlyCommitsThatGitHubMadeAreMoreThanClaims() throws Exception {
        run();

        assertThat(events(Pushed.class))
                .extracting(entry -> entry.envelope().proof())
                .containsExactly(ActorProof.API, ActorProof.CLAIMED, ActorProof.CLAIMED);
    }

    @Test
    void secondRunAddsNothingAndAsksByETag() throws Exception {
        run();
        int first = added;
        added = 0;
        long size = ledger.log().size();
        github.requests().clear();

        run();

        assertThat(first).isEqualTo(8);
        assertThat(added).isZero();
        assertThat(ledger.log().size()).isEqualTo(size);
        assertThat(github.requests()).anyMatch(request -> request.endsWith(" 304"));
        assertThat(github.requests()).noneMatch(request -> request.contains("/commits/"));
    }

    @Test
    void interruptedRunGoesOnWhereItWas() throws Exception {
        String second = "/repos/" + StandInRepository.NAME + "/commits/" + StandInRepository.sha(2);
        github.forget(second);
        assertThatThrownBy(this::run).isInstanceOf(IOException.class);
        github.requests().clear();
        repository.commit(4, "late.txt");
        github.remember(second);

        run();

        assertThat(events(Pushed.class)).hasSize(4);
        assertThat(github.requests())
                .noneMatch(request -> request.contains("/commits/" + StandInRepository.sha(3)));
    }

    @Test
    void limitIsWaitedOut() throws Exception {
        github.limitNext(2);

        run();

        assertThat(pauses).containsExactly(Duration.ZERO, Duration.ZERO);
        assertThat(events(Pushed.class)).hasSize(3);
    }

    @Test
    void tokenIsNotWrittenIntoTheCache() throws Exception {
        run();

        try (var files = Files.walk(dataDirectory.resolve("github-cache"))) {
            assertThat(files.filter(Files::isRegularFile))
                    .isNotEmpty()
                    .allSatisfy(file ->
                            assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                                    .doesNotContain(StandIn.TOKEN));
        }
    }

    private void run() throws Exception {
        GitHubApi api = github.api(dataDirectory);
        try {
            new Backfill(api, ledger.append(), ledger.cursors(), Clock.systemUTC())
                    .run(StandInRepository.NAME, new Listening());
        } finally {
            api.close();
        }
    }

    private List<Recorded<Event>> events(Class<? extends Event> type) {
        return ledger.entries().stream().filter(entry -> type.isInstance(entry.event())).toList();
    }

    private final class Listening implements Backfill.Listener {

        @Override
        public void progress(int pullRequests, int commits, int entries) {
            added = entries;
        }

        @Override
        public void waiting(Duration pause) {
            pauses.add(pause);
        }
    }
}
