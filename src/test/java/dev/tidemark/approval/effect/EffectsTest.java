package dev.tidemark.approval.effect;

import static dev.tidemark.approval.ApprovalTold.HARMLESS;
import static dev.tidemark.approval.ApprovalTold.LEA;
import static dev.tidemark.approval.ApprovalTold.digest;
import static dev.tidemark.approval.ApprovalTold.lead;
import static dev.tidemark.approval.ApprovalTold.pushed;
import static dev.tidemark.approval.ApprovalTold.waiting;
import static dev.tidemark.atlantis.AtlantisTold.DATA;
import static dev.tidemark.projection.Told.HANA;
import static dev.tidemark.projection.Told.revision;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.approval.ApprovalRequests;
import dev.tidemark.approval.ApprovalTold;
import dev.tidemark.approval.Approvals;
import dev.tidemark.approval.Decided;
import dev.tidemark.approval.EffectProgress;
import dev.tidemark.approval.EffectsUnderWay;
import dev.tidemark.approval.RequestState;
import dev.tidemark.approval.Verdict;
import dev.tidemark.database.TestDatabaseResource;
import dev.tidemark.event.ApprovalRequest;
import dev.tidemark.event.EffectEvent.Speaker;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.Repository;
import dev.tidemark.eventlog.Append;
import dev.tidemark.eventlog.EventLog;
import dev.tidemark.github.Contributors;
import dev.tidemark.github.GitHubRest;
import dev.tidemark.github.GitHubSettings;
import dev.tidemark.github.People;
import dev.tidemark.projection.Projections;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is due by the log, and what it stands on. */
@QuarkusTest
@QuarkusTestResource(TestDatabaseResource.class)
class EffectsTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static long repositories = 880_000;

    @Inject EventLog log;
    @Inject Projections projections;
    @Inject Approvals approvals;
    @Inject ApprovalRequests requests;
    @Inject EffectsUnderWay underWay;
    @Inject LogReleases releases;

    private final Repository repository = Repository.byId("github.com", ++repositories);
    private final String name = "eco-cycle/sent" + repositories;
    private final String id =
            ApprovalRequest.of(repository, 418, DATA, revision(1), digest(1), true).id();

    /** Hana made every commit, whatever is asked. */
    private static final class HanasCommits extends People {

        HanasCommits() {
            super(
                    new GitHubRest(
                            new GitHubSettings(
                                    URI.create("http://127.0.0.1:1"),
                                    Optional.empty(),
                                    Optional.empty(),
                                    URI.create("http://127.0.0.1:1")),
                            Clock.systemUTC()));
        }

        @Override
        public Contributors contributors(String where, long number) {
            return new Contributors(revision(1).sha(), Set.of(HANA), List.of(), true);
        }
    }

    private void tell(List<NewEntry> told) {
        log.append(Append.of(ApprovalTold.in(repository, name, told))).toCompletableFuture().join();
        projections.catchUp();
    }

    @BeforeEach
    void leaLetsItOut() {
        QuarkusMock.installMockForType(new HanasCommits(), People.class);
        tell(waiting(1, HARMLESS));
        Decided decided = approvals.decide(id, lead(LEA), Verdict.GRANT, "looks right", 1);
        assertThat(decided).isInstanceOf(Decided.Recorded.class);
        projections.catchUp();
    }

    private LetOut letOut() throws Exception {
        assertThat(releases.due()).contains(new Due(id, 1));
        return releases.letOut(new Due(id, 1)).orElseThrow();
    }

    @Test
    void whatIsLetOutIsDueInTheNameOfWhoCompletedIt() throws Exception {
        LetOut out = letOut();

        assertThat(out.approver()).isEqualTo(LEA);
        assertThat(out.name()).isEqualTo(name);
        assertThat(out.reason()).isEqualTo("looks right");
        assertThat(releases.of(out)).isEqualTo(new Ground.Stands(false, false));
    }

    @Test
    void whatMovedInTheLogIsToldBeforeAnyReadModelHoldsIt() throws Exception {
        LetOut out = letOut();
        log.append(
                        Append.of(
                                ApprovalTold.in(
                                        repository,
                                        name,
                                        pushed(50, HANA, revision(1), revision(2)))))
                .toCompletableFuture()
                .join();

        assertThat(releases.of(out))
                .isInstanceOfSatisfying(
                        Ground.Moved.class,
                        moved -> assertThat(moved.words()).contains("head moved"));
    }

    @Test
    void whatIsRecordedIsDueNoMore() throws Exception {
        LetOut out = letOut();
        var sent =
                new Outcome.Sent(
                        "atlantis apply -p data",
                        Speaker.APPROVER,
                        LEA,
                        99,
                        Instant.parse("2026-03-02T10:00:00Z"),
                        98L);
        var entries = new EffectEntries(URI.create("https://tidemark.example"), Clock.systemUTC());
        for (int again = 0; again < 2; again++) {
            log.append(Append.of(entries.of(out, sent))).toCompletableFuture().join();
        }
        projections.catchUp();

        assertThat(releases.of(out)).isInstanceOf(Ground.Over.class);
        assertThat(releases.due()).doesNotContain(new Due(id, 1));
        assertThat(releases.letOut(new Due(id, 1))).isEmpty();
        var standing = approvals.now(id).orElseThrow().standing();
        assertThat(standing.state()).isEqualTo(RequestState.SENT);
        assertThat(EffectsUnderWay.unansweredSince(standing, Instant.now())).isEqualTo(sent.at());
    }

    /** The tests' portal has no token of GitHub, so it cannot look, and says so. */
    @Test
    void whatCannotBeSentYetSaysWhy() {
        Instant end = Instant.now().plus(SOON);
        var line = requests.find(id).await().atMost(SOON).orElseThrow();
        var effects = underWay(id);
        while ((effects.isEmpty() || effects.getFirst().note() == null)
                && Instant.now().isBefore(end)) {
            effects = underWay(id);
        }

        assertThat(effects).hasSize(1);
        assertThat(effects.getFirst().note()).contains("TIDEMARK_GITHUB_TOKEN");
        assertThat(EffectsUnderWay.state(line.standing(), effects)).isEqualTo(RequestState.SENDING);
    }

    private List<EffectProgress> underWay(String request) {
        return underWay.of(List.of(request)).await().atMost(SOON).getOrDefault(request, List.of());
    }
}
