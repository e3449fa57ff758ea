package dev.tidemark.ingest.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.event.ActorProof;
import dev.tidemark.event.Envelope;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.ObservationEvent;
import dev.tidemark.event.ObservedBy;
import dev.tidemark.event.Repository;
import dev.tidemark.event.Revision;
import dev.tidemark.event.RevisionEvent.Pushed;
import dev.tidemark.event.Subject;
import dev.tidemark.eventlog.Append;
import dev.tidemark.github.GitHubApi;
import dev.tidemark.ingest.TestLog;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BranchComparisonTest {

    private static final Repository GITOPS = Repository.byId("github.com", 700100200);
    private static final Repository CLONE = Repository.byName("github.com", StandInRepository.NAME);
    private static final Instant NIGHT = Instant.parse("2026-03-03T02:30:00Z");

    @TempDir Path dataDirectory;

    private final StandIn github = new StandIn();
    private final StandInRepository repository = new StandInRepository(github);
    private final TestLog ledger = new TestLog();

    @BeforeEach
    void branch() {
        for (int number = 1; number <= 8; number++) {
            repository.commit(number, "file-" + number);
        }
    }

    @AfterEach
    void close() {
        ledger.close();
        github.close();
    }

    @Test
    void commitThatNoDeliveryToldOfIsAGapAndIsFilled() throws Exception {
        pushed(GITOPS, 4, 5);
        pushed(GITOPS, 7, 8);

        assertThat(compare(NIGHT)).isEqualTo(2);

        assertThat(afters()).contains(StandInRepository.sha(6), StandInRepository.sha(7));
        assertThat(gaps())
                .containsExactly(
                        new ObservationEvent.Gap(
                                Instant.parse("2026-03-02T05:00:00Z"),
                                Instant.parse("2026-03-02T07:00:00Z"),
                                "2 commits of main up to "
                                        + StandInRepository.sha(7).substring(0, 7)));
    }

    @Test
    void secondNightFindsNothing() throws Exception {
        pushed(GITOPS, 4, 5);
        pushed(GITOPS, 7, 8);
        compare(NIGHT);
        long size = ledger.log().size();

        assertThat(compare(NIGHT)).isZero();

        assertThat(ledger.log().size()).isEqualTo(size);
    }

    @Test
    void pushOfSeveralCommitsCoversThemAll() throws Exception {
        pushed(GITOPS, 2, 3);
        pushed(GITOPS, 3, 8);

        assertThat(compare(NIGHT)).isZero();
    }

    @Test
    void whatWasBeforeAnybodyWatchedIsNoGap() throws Exception {
        pushed(GITOPS, 7, 8);

        assertThat(compare(NIGHT)).isZero();
    }

    @Test
    void repositoryThatWasNeverHeardOfHasNoGap() throws Exception {
        assertThat(compare(NIGHT)).isZero();
        assertThat(ledger.log().size()).isZero();
    }

    @Test
    void importOfACloneCountsAsHeard() throws Exception {
        pushed(CLONE, 3, 4);
        pushed(CLONE, 4, 5);
        pushed(CLONE, 5, 6);
        pushed(GITOPS, 6, 8);

        assertThat(compare(NIGHT)).isZero();
    }

    @Test
    void newestCommitsAreGivenTimeToBeDelivered() throws Exception {
        pushed(GITOPS, 5, 6);

        assertThat(compare(Instant.parse("2026-03-02T07:10:00Z"))).isZero();
        assertThat(compare(NIGHT)).isEqualTo(2);
    }

    private int compare(Instant now) throws Exception {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        GitHubApi api = github.api(dataDirectory);
        try {
            var moves = new BranchMoves(ledger.log(), ledger.cursors(), ledger.database());
            var comparison =
                    new BranchComparison(
                            github.settings(StandInRepository.NAME),
                            api,
                            moves,
                            ledger.append(),
                            ledger.cursors(),
                            clock);
            return comparison.compare(StandInRepository.NAME);
        } finally {
            api.close();
        }
    }

    private void pushed(Repository where, int before, int after) {
        var from = new Revision(StandInRepository.sha(before));
        var to = new Revision(StandInRepository.sha(after));
        String ref = "refs/heads/main";
        Envelope envelope =
                Envelope.of(
                                Facts.pushed(where, ref, from, to),
                                Subject.revision(where, to),
                                URI.create("https://github.com/" + StandInRepository.NAME),
                                Instant.parse("2026-03-02T12:00:00Z"),
                                ActorProof.SIGNED,
                                ObservedBy.WEBHOOK)
                        .in(where);
        var push =
                new Pushed(ref, from, to, false, true, List.of(), false, List.of(), List.of(), 1);
        ledger.append().append(Append.of(new NewEntry(envelope, push)));
    }

    private List<String> afters() {
        return ledger.entries().stream()
                .filter(entry -> entry.event() instanceof Pushed)
                .map(entry -> ((Pushed) entry.event()).after().sha())
                .toList();
    }

    private List<ObservationEvent.Gap> gaps() {
        return ledger.entries().stream()
                .filter(entry -> entry.event() instanceof ObservationEvent.Gap)
                .map(entry -> (ObservationEvent.Gap) entry.event())
                .toList();
    }
}
