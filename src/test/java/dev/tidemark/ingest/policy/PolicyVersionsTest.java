package dev.tidemark.ingest.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.event.Actor;
import dev.tidemark.event.ActorProof;
import dev.tidemark.event.Envelope;
import dev.tidemark.event.Event;
import dev.tidemark.event.Fact;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.ObservedBy;
import dev.tidemark.event.PolicyEvent;
import dev.tidemark.event.Recorded;
import dev.tidemark.event.Revision;
import dev.tidemark.event.RevisionEvent.Pushed;
import dev.tidemark.event.Subject;
import dev.tidemark.eventlog.Append;
import dev.tidemark.ingest.TestLog;
import dev.tidemark.policy.PolicyInForce;
import dev.tidemark.policy.PolicyProjection;
import dev.tidemark.projection.Folded;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kohsuke.github.HttpException;

/** Versions of the policy as they come to the branch, however they are told. */
class PolicyVersionsTest {

    private static final Actor MONA = new Actor("mona", "1");
    private static final String ONE = rule("one");
    private static final String TWO = rule("two");
    private static final String BROKEN = "version: 1\nrulez: []\n";

    private final TestLog log = new TestLog();
    private final FakeRepository repository = new FakeRepository();
    private final Staleness staleness = new Staleness();
    private Instant now = Instant.parse("2026-03-02T12:00:00Z");
    private WatchState state = WatchState.NEW;

    private static String rule(String name) {
        return "version: 1\nrules: [{name: " + name + ", approvers: {roles: [lead]}}]\n";
    }

    @BeforeEach
    void history() {
        repository.commit(1, 0, null);
        repository.commit(2, 1, ONE);
        repository.commit(3, 2, ONE);
        repository.commit(4, 3, TWO);
        repository.commit(5, 4, null);
        repository.commit(6, 4, BROKEN);
        repository.commit(7, 6, BROKEN);
        repository.commit(8, 7, TWO);
        repository.commit(9, 8, ONE);
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void branchWithoutAFileSaysNothing() throws Exception {
        repository.put(FakeRepository.commit(1));

        look();

        assertThat(versions()).isEmpty();
        assertThat(repository.said()).isEmpty();
    }

    @Test
    void versionCountsFromItsPushAndByWhoPushed() throws Exception {
        repository.put(FakeRepository.commit(2));
        push(1, 2, false, "2026-03-02T11:00:00Z", List.of(".tidemark.yaml"));

        look();

        Recorded<Event> version = versions().getFirst();
        assertThat(version.event()).isEqualTo(new PolicyEvent.Changed(ONE));
        assertThat(version.time()).isEqualTo("2026-03-02T11:00:00Z");
        assertThat(version.envelope().revision()).isEqualTo(FakeRepository.commit(2));
        assertThat(version.envelope().actor()).isEqualTo(MONA);
        assertThat(version.envelope().proof()).isEqualTo(ActorProof.SIGNED);
        assertThat(version.envelope().fact())
                .isEqualTo(Fact.of("policy", "github.com/42", FakeRepository.commit(2).sha()));
        assertThat(repository.said()).containsExactly("2 success");
    }

    @Test
    void versionThatNoPushToldOfCountsFromWhenItWasSeen() throws Exception {
        repository.put(FakeRepository.commit(2));
        Instant seen = now;

        look();

        assertThat(versions().getFirst().time()).isEqualTo(seen);
        assertThat(versions().getFirst().envelope().actor()).isNull();
    }

    @Test
    void sameContentIsNoVersion() throws Exception {
        repository.put(FakeRepository.commit(2));
        look();
        repository.put(FakeRepository.commit(3));
        push(2, 3, false, "2026-03-02T12:10:00Z", List.of("other"));
        push(2, 3, true, "2026-03-02T12:10:01Z", List.of());
        look();

        assertThat(versions()).hasSize(1);
    }

    @Test
    void olderCommitThanTheOneInForceRecordsNothing() throws Exception {
        repository.put(FakeRepository.commit(4));
        look();
        // An answer from a replica that lags, and the late delivery of an earlier push.
        repository.put(FakeRepository.commit(3));
        look();
        repository.put(FakeRepository.commit(4));
        push(1, 2, false, "2026-03-02T10:00:00Z", List.of(".tidemark.yaml"));
        look();

        assertThat(contents()).containsExactly(TWO);
    }

    @Test
    void pushesThatWereMissedEachAreAVersionInTheirOrder() throws Exception {
        repository.put(FakeRepository.commit(2));
        look();
        push(2, 4, false, "2026-03-02T12:30:00Z", List.of(".tidemark.yaml"));
        push(4, 6, false, "2026-03-02T12:20:00Z", List.of("a/", ".tidemark.yaml"));
        push(6, 8, false, "2026-03-02T12:40:00Z", List.of(".tidemark.yaml"));
        repository.put(FakeRepository.commit(8));

        look();

        assertThat(versions())
                .extracting(entry -> entry.event().getClass().getSimpleName())
                .containsExactly("Changed", "Changed", "Invalid", "Changed");
        // The clock of the second push was behind: versions stand in the branch's order all the
        // same.
        assertThat(versions()).isSortedAccordingTo((a, b) -> a.time().compareTo(b.time()));
        assertThat(inForce().commit()).isEqualTo(FakeRepository.commit(8));
    }

    @Test
    void invalidFileKeepsTheLastValidOneUntilItIsRepaired() throws Exception {
        repository.put(FakeRepository.commit(4));
        look();
        repository.put(FakeRepository.commit(6));
        look();
        repository.put(FakeRepository.commit(7));
        look();

        assertThat(versions()).hasSize(2);
        assertThat(versions().getLast().event())
                .isEqualTo(
                        new PolicyEvent.Invalid(
                                List.of("line 2: 'rulez' is not known here; write 'rules'")));
        assertThat(inForce().commit()).isEqualTo(FakeRepository.commit(4));
        assertThat(repository.said()).containsExactly("4 success", "6 failure");

        repository.put(FakeRepository.commit(9));
        look();
        assertThat(inForce().commit()).isEqualTo(FakeRepository.commit(9));
    }

    @Test
    void fileThatIsDeletedMakesTheDefaultHold() throws Exception {
        repository.put(FakeRepository.commit(4));
        look();
        repository.put(FakeRepository.commit(5));
        look();

        assertThat(contents()).containsExactly(TWO, "");
        assertThat(inForce().policy()).isEqualTo(PolicyInForce.NONE.policy());
    }

    @Test
    void branchThatIsPutBackIsANewVersionEachTime() throws Exception {
        repository.put(FakeRepository.commit(2));
        look();
        repository.put(FakeRepository.commit(4));
        push(2, 4, false, "2026-03-02T12:10:00Z", List.of(".tidemark.yaml"));
        look();
        repository.put(FakeRepository.commit(2));
        push(4, 2, true, "2026-03-02T12:20:00Z", List.of());
        look();
        repository.put(FakeRepository.commit(4));
        push(2, 4, false, "2026-03-02T12:30:00Z", List.of(".tidemark.yaml"));
        look();

        // GitHub's two pushes from 2 to 4 are one fact, so the second is seen by the look alone.
        assertThat(contents()).containsExactly(ONE, TWO, ONE, TWO);
        assertThat(versions().get(2).time()).isEqualTo("2026-03-02T12:20:00Z");
        assertThat(inForce().commit()).isEqualTo(FakeRepository.commit(4));
    }

    @Test
    void branchThatIsPutBackWithoutATellingCountsOnceThatLasts() throws Exception {
        repository.put(FakeRepository.commit(4));
        look();
        repository.put(FakeRepository.commit(2));
        look();
        assertThat(contents()).containsExactly(TWO);

        now = now.plus(Duration.ofMinutes(11));
        look();

        assertThat(contents()).containsExactly(TWO, ONE);
    }

    @Test
    void branchThatIsForcedAsideIsANewVersion() throws Exception {
        repository.put(FakeRepository.commit(4));
        look();
        repository.put(repository.commit(20, 2, rule("aside")));
        look();

        assertThat(inForce().commit()).isEqualTo(FakeRepository.commit(20));
    }

    @Test
    void pushIsAwaitedThatTheApiDoesNotShowYet() throws Exception {
        repository.put(FakeRepository.commit(2));
        look();
        push(2, 4, false, "2026-03-02T12:10:00Z", List.of(".tidemark.yaml"));
        look();
        assertThat(contents()).containsExactly(ONE);

        repository.put(FakeRepository.commit(4));
        look();

        assertThat(contents()).containsExactly(ONE, TWO);
        assertThat(versions().getLast().time()).isEqualTo("2026-03-02T12:10:00Z");
    }

    @Test
    void twoPortalsAndALostMemoryRecordNothingTwice() throws Exception {
        repository.put(FakeRepository.commit(4));
        push(1, 4, false, "2026-03-02T11:00:00Z", List.of(".tidemark.yaml"));
        look();
        state = WatchState.NEW;
        look();

        assertThat(versions()).hasSize(1);
    }

    @Test
    void pullRequestIsJudgedOnItsHeadOnce() throws Exception {
        repository.put(FakeRepository.commit(2));
        repository.pull(7, FakeRepository.commit(6), true);
        repository.pull(8, FakeRepository.commit(9), false);
        look();
        look();
        repository.pull(7, FakeRepository.commit(8), true);
        look();

        assertThat(repository.said())
                .containsExactlyInAnyOrder("2 success", "6 failure", "8 success");
    }

    @Test
    void missingPermissionForStatusesIsNoHarmAndIsTriedAgain() throws Exception {
        repository.put(FakeRepository.commit(2));
        repository.pull(7, FakeRepository.commit(6), true);
        repository.refuseToSay(new HttpException("no", 403, "Forbidden", null));
        assertThat(look()).isEqualTo("GitHub answered 403");
        assertThat(contents()).containsExactly(ONE);

        repository.refuseToSay(null);
        assertThat(look()).isNull();
        assertThat(repository.said()).containsExactly("2 success", "6 failure");
    }

    @Test
    void stateSurvivesARestart() throws Exception {
        repository.put(FakeRepository.commit(2));
        repository.pull(7, FakeRepository.commit(6), true);
        push(1, 2, false, "2026-03-02T11:00:00Z", List.of(".tidemark.yaml"));
        look();
        var store = new WatchStore(log.database());

        store.store(FakeRepository.NAME, state);

        assertThat(store.state(FakeRepository.NAME)).isEqualTo(state);
        assertThat(store.state("acme/other")).isEqualTo(WatchState.NEW);
    }

    private @Nullable String look() throws IOException {
        var tail = new LogTail(log.log(), FakeRepository.NAME);
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        Known before = tail.read(state.known());
        var branch =
                new BranchLook(
                        repository,
                        new VersionLog(log.append(), clock),
                        tail::read,
                        staleness,
                        clock);
        WatchState looked = state.with(branch.look(before, repository.head().orElseThrow()));
        var pulls = new PullLook(repository);
        state = pulls.look(PolicyWatch.toTell(state, looked));
        now = now.plusSeconds(60);
        return pulls.trouble();
    }

    private void push(int before, int after, boolean forced, String time, List<String> paths) {
        Revision from = FakeRepository.commit(before);
        Revision to = FakeRepository.commit(after);
        Envelope envelope =
                Envelope.of(
                                Fact.of(
                                        FakeRepository.ID.toString(),
                                        "refs/heads/main",
                                        from.sha(),
                                        to.sha()),
                                Subject.revision(FakeRepository.ID, to),
                                FakeRepository.ADDRESS,
                                Instant.parse(time),
                                ActorProof.SIGNED,
                                ObservedBy.WEBHOOK)
                        .by(MONA)
                        .in(FakeRepository.ID);
        var pushed =
                new Pushed(
                        "refs/heads/main",
                        from,
                        to,
                        forced,
                        true,
                        paths,
                        false,
                        List.of(),
                        List.of(),
                        1);
        log.append().append(Append.of(new NewEntry(envelope, pushed)));
    }

    private List<Recorded<Event>> versions() {
        return log.entries().stream()
                .filter(entry -> entry.event() instanceof PolicyEvent)
                .toList();
    }

    private List<String> contents() {
        return versions().stream()
                .map(entry ->
                        entry.event() instanceof PolicyEvent.Changed changed
                                ? changed.content()
                                : "invalid")
                .toList();
    }

    private PolicyInForce inForce() {
        List<NewEntry> told =
                versions().stream()
                        .map(entry ->
                                new NewEntry(
                                        entry.envelope(), Objects.requireNonNull(entry.event())))
                        .toList();
        return PolicyInForce.of(Folded.of(new PolicyProjection(), told, 100).values());
    }
}
