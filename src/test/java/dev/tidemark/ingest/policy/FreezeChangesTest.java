package dev.tidemark.ingest.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.event.ActorProof;
import dev.tidemark.event.Envelope;
import dev.tidemark.event.Event;
import dev.tidemark.event.Fact;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.ObservedBy;
import dev.tidemark.event.PolicyEvent;
import dev.tidemark.event.Recorded;
import dev.tidemark.event.Subject;
import dev.tidemark.event.WindowEvent;
import dev.tidemark.eventlog.Append;
import dev.tidemark.ingest.TestLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Freezes of the policy in the log, with the portal running and not. */
class FreezeChangesTest {

    private static final String NIGHTS =
            """
            version: 1
            freezes:
              - name: nights
                reason: r
                time_zone: UTC
                weekly: {days: [mon, tue, wed, thu, fri, sat, sun], from: 22:00, until: 06:00}
            """;
    private static final String LONGER = NIGHTS.replace("06:00", "08:00");
    private static final String NONE = "version: 1\n";

    private final TestLog log = new TestLog();
    private WatchState state = WatchState.NEW;
    private int commits;

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void nightBeginsAndEndsOnceHoweverOftenSomebodyLooks() {
        version(NIGHTS, "2026-03-02T12:00:00Z");
        Stream.of(
                        "2026-03-02T13:00:00Z",
                        "2026-03-02T22:00:00Z",
                        "2026-03-02T22:00:05Z",
                        "2026-03-03T05:59:59Z",
                        "2026-03-03T06:00:04Z",
                        "2026-03-03T06:00:09Z")
                .forEach(this::look);

        assertThat(windows())
                .containsExactly(
                        "2026-03-02T22:00:00Z nights until 2026-03-03T06:00:00Z",
                        "2026-03-03T06:00:00Z nights over");
    }

    @Test
    void whatWasMissedIsRecordedWithItsOwnTime() {
        version(NIGHTS, "2026-03-02T12:00:00Z");
        look("2026-03-02T23:00:00Z");
        look("2026-03-04T12:00:00Z");

        assertThat(windows())
                .containsExactly(
                        "2026-03-02T22:00:00Z nights until 2026-03-03T06:00:00Z",
                        "2026-03-03T06:00:00Z nights over",
                        "2026-03-03T22:00:00Z nights until 2026-03-04T06:00:00Z",
                        "2026-03-04T06:00:00Z nights over");
    }

    @Test
    void policyThatComesInTheNightFreezesFromThen() {
        version(NIGHTS, "2026-03-02T23:30:00Z");
        look("2026-03-02T23:40:00Z");

        assertThat(windows())
                .containsExactly("2026-03-02T23:30:00Z nights until 2026-03-03T06:00:00Z");
    }

    @Test
    void policyWithoutTheWindowEndsItAndOneWithALaterEndDoesNot() {
        version(NIGHTS, "2026-03-02T12:00:00Z");
        look("2026-03-02T23:00:00Z");
        version(LONGER, "2026-03-03T01:00:00Z");
        look("2026-03-03T01:00:05Z");
        look("2026-03-03T07:00:00Z");

        version(NONE, "2026-03-03T07:30:00Z");
        look("2026-03-03T07:30:10Z");

        assertThat(windows())
                .containsExactly(
                        "2026-03-02T22:00:00Z nights until 2026-03-03T06:00:00Z",
                        "2026-03-03T01:00:00Z nights until 2026-03-03T08:00:00Z",
                        "2026-03-03T07:30:00Z nights over");
    }

    @Test
    void policyThatIsLearntLateFreezesFromWhenItCame() {
        version(NONE, "2026-03-02T12:00:00Z");
        look("2026-03-02T23:50:00Z");
        version(NIGHTS, "2026-03-02T23:45:00Z");
        look("2026-03-02T23:50:05Z");

        assertThat(windows())
                .containsExactly("2026-03-02T23:45:00Z nights until 2026-03-03T06:00:00Z");
    }

    @Test
    void lostMemoryAndRandomPausesChangeNothing() {
        version(NIGHTS, "2026-03-02T12:00:00Z");
        var random = new Random(4);
        Instant now = Instant.parse("2026-03-02T12:00:00Z");
        Instant end = Instant.parse("2026-03-12T12:00:00Z");
        while (now.isBefore(end)) {
            look(now.toString());
            if (random.nextInt(3) == 0) {
                state = WatchState.NEW;
            }
            now = now.plus(Duration.ofMinutes(1 + random.nextInt(900)));
        }
        look(end.toString());

        assertThat(windows()).hasSize(20).doesNotHaveDuplicates();
        assertThat(windows().getLast()).isEqualTo("2026-03-12T06:00:00Z nights over");
    }

    private void look(String now) {
        var tail = new LogTail(log.log(), FakeRepository.NAME);
        var windows = new WindowLog(log.append(), Clock.fixed(Instant.parse(now), ZoneOffset.UTC));
        state = windows.record(state.with(tail.read(state.known())), FakeRepository.NAME);
    }

    private void version(String content, String time) {
        commits++;
        var commit = FakeRepository.commit(commits);
        Envelope envelope =
                Envelope.of(
                                Fact.of("policy", FakeRepository.ID.toString(), commit.sha()),
                                Subject.policy(FakeRepository.ID),
                                FakeRepository.ADDRESS,
                                Instant.parse(time),
                                ActorProof.API,
                                ObservedBy.POLL)
                        .in(FakeRepository.ID)
                        .at(commit);
        log.append().append(Append.of(new NewEntry(envelope, new PolicyEvent.Changed(content))));
    }

    private List<String> windows() {
        return log.entries().stream()
                .filter(entry -> entry.event() instanceof WindowEvent)
                .map(FreezeChangesTest::words)
                .toList();
    }

    private static String words(Recorded<Event> entry) {
        return entry.time()
                + switch ((WindowEvent) entry.event()) {
                    case WindowEvent.Frozen frozen ->
                            " " + frozen.window() + " until " + frozen.until();
                    case WindowEvent.Thawed thawed -> " " + thawed.window() + " over";
                };
    }
}
