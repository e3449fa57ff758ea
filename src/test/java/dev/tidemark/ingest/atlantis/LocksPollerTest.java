package dev.tidemark.ingest.atlantis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.event.Actor;
import dev.tidemark.event.ActorProof;
import dev.tidemark.event.AtlantisProject;
import dev.tidemark.event.Event;
import dev.tidemark.event.LockEvent;
import dev.tidemark.event.ObservationEvent;
import dev.tidemark.event.ObservedBy;
import dev.tidemark.event.Recorded;
import dev.tidemark.event.Subject;
import dev.tidemark.ingest.TestLog;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LocksPollerTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Instant TAKEN = Instant.parse("2026-11-23T11:59:30.123456Z");
    private static final String LOCK =
            AtlantisStandIn.lock(
                    "cluster-staging", "staging", 418, "2026-11-23T20:59:30.123456789+09:00");
    private static final AtlantisProject STAGING =
            new AtlantisProject("terraform", "staging", "cluster-staging");

    private final AtlantisStandIn atlantis = new AtlantisStandIn();
    private final TestLog ledger = new TestLog();
    private final TickingClock clock = new TickingClock();

    @AfterEach
    void close() {
        ledger.close();
        atlantis.close();
    }

    @Test
    void lockThatIsSeenWasTakenWhenAtlantisSays() throws Exception {
        atlantis.locks(LOCK);

        look();

        Recorded<Event> entry = ledger.entries().getLast();
        assertThat(entry.event()).isEqualTo(new LockEvent.Acquired(STAGING, 418, TAKEN));
        assertThat(entry.envelope().time()).isEqualTo(TAKEN);
        assertThat(entry.envelope().actor()).isEqualTo(new Actor("hana", null));
        assertThat(entry.envelope().proof()).isEqualTo(ActorProof.API);
        assertThat(entry.envelope().observedBy()).isEqualTo(ObservedBy.POLL);
        assertThat(entry.envelope().source()).hasToString(atlantis.url());
        assertThat(entry.envelope().subject().parts())
                .containsExactly(
                        "github.com/harbourline/gitops", "terraform", "staging", "cluster-staging");
    }

    @Test
    void lockThatIsGoneIsReleasedOnce() throws Exception {
        atlantis.locks(LOCK);
        look();
        atlantis.answers(200, "{\"Locks\": null}");

        look();
        Instant noticed = clock.instant().minus(MINUTE);
        look();

        assertThat(events())
                .containsExactly(
                        new LockEvent.Acquired(STAGING, 418, TAKEN),
                        new LockEvent.Released(STAGING, 418, TAKEN));
        assertThat(ledger.entries().getLast().envelope().time()).isEqualTo(noticed);
        assertThat(ledger.entries().getLast().envelope().actor()).isNull();
    }

    @Test
    void lockThatStaysSaysNothingNew() throws Exception {
        atlantis.locks(LOCK);

        look();
        look();
        look();

        assertThat(events()).hasSize(1);
    }

    @Test
    void lockTakenAgainByTheSamePullRequestIsAnotherOne() throws Exception {
        atlantis.locks(LOCK);
        look();
        atlantis.locks(
                AtlantisStandIn.lock("cluster-staging", "staging", 418, "2026-11-23T12:00:40Z"));

        look();

        assertThat(events())
                .hasExactlyElementsOfTypes(
                        LockEvent.Acquired.class,
                        LockEvent.Released.class,
                        LockEvent.Acquired.class);
    }

    @Test
    void atlantisThatDoesNotAnswerReleasesNothing() throws Exception {
        atlantis.locks(LOCK);
        look();
        for (String answer :
                List.of("", "<html>Bad gateway</html>", "{}", "{\"error\": \"x\"}", "[]")) {
            atlantis.answers(200, answer);
            assertThatThrownBy(this::look).isInstanceOf(IOException.class);
        }
        atlantis.answers(502, "{\"Locks\": null}");
        assertThatThrownBy(this::look).isInstanceOf(IOException.class);
        atlantis.answers(200, "{\"Locks\": [" + " ".repeat(9_000_000) + "]}");
        assertThatThrownBy(this::look).isInstanceOf(IOException.class);

        assertThat(events()).hasSize(1);
    }

    @Test
    void timeInWhichNobodyLookedIsOneGap() throws Exception {
        atlantis.locks(LOCK);
        look();
        Instant last = clock.instant().minus(MINUTE);
        clock.pass(Duration.ofMinutes(20));

        look();
        look();

        assertThat(events())
                .containsExactly(
                        new LockEvent.Acquired(STAGING, 418, TAKEN),
                        new ObservationEvent.Gap(
                                last, last.plus(Duration.ofMinutes(21)), LockChanges.MISSING));
        assertThat(ledger.entries().getLast().envelope().subject())
                .isEqualTo(Subject.source(atlantis.url()));
    }

    @Test
    void missingAFewLooksIsNoGap() throws Exception {
        look();
        clock.pass(Duration.ofMinutes(3));

        look();

        assertThat(events()).isEmpty();
    }

    @Test
    void portalThatStartsAgainGoesOnWhereItStopped() throws Exception {
        atlantis.locks(LOCK);
        look();
        atlantis.locks();

        look();

        assertThat(events()).hasSize(2);
        assertThat(events().getLast()).isInstanceOf(LockEvent.Released.class);
    }

    @Test
    void otherPortalThatHasJustLookedIsBelieved() throws Exception {
        poller().look(atlantis.url());

        poller().look(atlantis.url());

        assertThat(atlantis.asked()).hasSize(1);
    }

    @Test
    void portalsThatLookAtOnceRecordOnce() throws Exception {
        atlantis.locks(LOCK);
        var changes = new LockChanges(atlantis.url(), Duration.ofMinutes(5));
        var look = seen("2026-11-23T12:00:00Z");

        var first = changes.between(null, look, "a".repeat(64));
        var second = changes.between(null, seen("2026-11-23T12:00:01Z"), "b".repeat(64));

        assertThat(first.getFirst().envelope().fact())
                .isEqualTo(second.getFirst().envelope().fact());
    }

    @Test
    void answerThatIsOlderThanAnotherPortalsIsNotRemembered() throws Exception {
        var cursors = ledger.cursors();
        cursors.set("s", "locks", "newer");

        assertThat(cursors.replace("s", "locks", "older", "mine")).isFalse();
        assertThat(cursors.replace("s", "locks", null, "mine")).isFalse();
        assertThat(cursors.replace("s", "locks", "newer", "mine")).isTrue();
        assertThat(cursors.get("s", "locks")).hasValue("mine");
    }

    @Test
    void unreadableLockReleasesNothing() throws Exception {
        atlantis.locks(LOCK);
        look();
        atlantis.locks("{\"Name\": \"of a later version\"}");

        look();
        atlantis.locks(LOCK);
        look();

        assertThat(events()).hasSize(1);
    }

    @Test
    void locksOfCallsOfItsApiAreNobodysBusiness() throws Exception {
        atlantis.locks(
                AtlantisStandIn.lock("cluster-staging", "staging", -7, "2026-11-23T12:00:00Z"));

        look();

        assertThat(events()).isEmpty();
    }

    private static LocksLook seen(String at) throws IOException {
        return LocksLook.inAnswer(
                Instant.parse(at), Webhooks.read("{\"Locks\": [" + LOCK + "]}"), "github.com");
    }

    private void look() throws Exception {
        try {
            poller().look(atlantis.url());
        } finally {
            clock.pass(MINUTE);
        }
    }

    /** A new one each time: all that it knows is in the database. */
    private LocksPoller poller() {
        var server = atlantis.server();
        return new LocksPoller(
                server,
                new AtlantisApi(server),
                ledger.cursors(),
                ledger.append(),
                ledger.meters(),
                clock,
                MINUTE);
    }

    private List<Event> events() {
        return ledger.entries().stream()
                .map(Recorded::event)
                .filter(event -> event instanceof LockEvent || event instanceof ObservationEvent)
                .toList();
    }
}
