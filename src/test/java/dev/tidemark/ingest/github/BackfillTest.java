package dev.tidemark.ingest.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.event.Actor;
import dev.tidemark.event.ActorProof;
import dev.tidemark.event.ChangeEvent;
import dev.tidemark.event.CommentEvent;
import dev.tidemark.event.Event;
import dev.tidemark.event.Fact;
import dev.tidemark.event.ObservedBy;
import dev.tidemark.event.Recorded;
import dev.tidemark.event.Revision;
import dev.tidemark.event.RevisionEvent.Commit;
import dev.tidemark.event.RevisionEvent.Pushed;
import dev.tidemark.event.Subject;
import dev.tidemark.github.GitHubApi;
import dev.tidemark.ingest.Reading;
import dev.tidemark.ingest.Statement;
import dev.tidemark.ingest.StatementReader;
import dev.tidemark.ingest.Statements;
import dev.tidemark.ingest.TestLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
    void mergeBringsTheCommitsThatItsFirstParentDidNotHave() throws Exception {
        repository.merge(4, 9, "side.txt");

        run();

        var merge = (Pushed) events(Pushed.class).getFirst().event();
        assertThat(merge.before().sha()).isEqualTo(StandInRepository.sha(3));
        assertThat(merge.after().sha()).isEqualTo(StandInRepository.sha(4));
        assertThat(merge.commitCount()).isEqualTo(2);
        assertThat(merge.commits()).extracting(Commit::subject).contains("Commit 9", "Commit 4");
        assertThat(merge.authors()).contains("mlind", "okafor");
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

        assertThat(first).isEqualTo(10);
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
    void whatOtherToolsSaidIsReadWithItsDocuments() throws Exception {
        run();

        List<Recorded<Event>> said = events(CommentEvent.class);
        assertThat(said)
                .extracting(entry -> entry.envelope().fact().value())
                .containsExactlyInAnyOrder("said/770001", "said/33000000001");
        assertThat(said)
                .allSatisfy(entry -> {
                    assertThat(entry.envelope().proof()).isEqualTo(ActorProof.API);
                });
        List<String> documents =
                said.stream()
                        .map(entry -> Objects.requireNonNull(entry.envelope().evidence()))
                        .map(sha256 -> ledger.log().evidence(sha256).orElseThrow())
                        .map(document -> new String(document, StandardCharsets.UTF_8))
                        .toList();
        assertThat(documents).anyMatch(text -> text.contains("atlantis apply -p orders"));
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
            var statements = new Statements(List.of(new Echo()));
            new Backfill(
                            api,
                            ledger.append(),
                            ledger.cursors(),
                            statements,
                            new GitHubMapper(statements),
                            Clock.systemUTC())
                    .run(StandInRepository.NAME, new Listening());
        } finally {
            api.close();
        }
    }

    private List<Recorded<Event>> events(Class<? extends Event> type) {
        return ledger.entries().stream().filter(entry -> type.isInstance(entry.event())).toList();
    }

    /** Takes every statement for one of its tool. */
    private static final class Echo implements StatementReader {

        @Override
        public int version() {
            return 1;
        }

        @Override
        public Reading read(Statement statement) {
            return switch (statement) {
                case Statement.Comment comment ->
                        entry(comment.context(), comment.id(), comment.createdAt(), null);
                case Statement.Status status ->
                        entry(status.context(), status.id(), status.at(), status.revision());
            };
        }

        private static Reading entry(
                Statement.Context context, String id, Instant at, @Nullable Revision revision) {
            return Reading.of(
                    context.entry(
                            Fact.of("said", id),
                            Subject.change(context.repository(), 418),
                            at,
                            null,
                            revision,
                            new CommentEvent.Deleted(418, id)));
        }
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
