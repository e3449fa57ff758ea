package dev.tidemark.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.event.ActorProof;
import dev.tidemark.event.ChangeEvent;
import dev.tidemark.event.ChangeEvent.Description;
import dev.tidemark.event.Envelope;
import dev.tidemark.event.Event;
import dev.tidemark.event.Fact;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.ObservedBy;
import dev.tidemark.event.Recorded;
import dev.tidemark.event.Repository;
import dev.tidemark.event.Subject;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReplayTest {

    private static final Clock NOON =
            Clock.fixed(Instant.parse("2026-03-02T12:00:00Z"), ZoneOffset.UTC);
    private static final Repository REPOSITORY = Repository.byId("github.com", 1);

    private final TestLog ledger = new TestLog();

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void whatAnOlderMapperCouldNotReadIsAppended() throws SQLException {
        deliver("one", mapper(1, (document, evidence) -> new Reading.Unmappable("too new")));

        var progress = ledger.replay(mapper(2, ReplayTest::titled)).run(step -> {});

        assertThat(progress).isEqualTo(new Replay.Progress(1, 1, 0, 0));
        assertThat(ledger.entries()).hasSize(1);
        assertThat(ledger.entries().getFirst().envelope().mapper()).isEqualTo(2);
    }

    @Test
    void whatAnOlderMapperReadDifferentlyIsSuperseded() throws SQLException {
        deliver("one", mapper(1, (document, evidence) -> opened("wrong", evidence, 1)));

        ledger.replay(mapper(2, ReplayTest::titled)).run(step -> {});
        ledger.replay(mapper(3, (document, evidence) -> opened("best", evidence, 3)))
                .run(step -> {});

        assertThat(ledger.entries())
                .extracting(ReplayTest::title)
                .containsExactly("wrong", "one", "best");
        assertThat(ledger.entries().get(1).envelope().supersedes())
                .isEqualTo(ledger.entries().get(0).id().toString());
        assertThat(ledger.entries().get(2).envelope().supersedes())
                .isEqualTo(ledger.entries().get(1).id().toString());
    }

    @Test
    void sameReadingAddsNothingAndIsNotReadAgain() throws SQLException {
        deliver("one", mapper(1, ReplayTest::titled));
        deliver("two", mapper(1, ReplayTest::titled));

        var first = ledger.replay(mapper(2, ReplayTest::titled)).run(step -> {});
        var second = ledger.replay(mapper(2, ReplayTest::titled)).run(step -> {});

        assertThat(first).isEqualTo(new Replay.Progress(2, 0, 0, 0));
        assertThat(second).isEqualTo(Replay.Progress.NONE);
        assertThat(ledger.entries()).hasSize(2);
    }

    @Test
    void entryThatANewerMapperHasNothingForStaysAndIsCounted() throws SQLException {
        deliver("one", mapper(1, ReplayTest::titled));

        var progress =
                ledger.replay(mapper(2, (document, evidence) -> new Reading.Kept("nothing")))
                        .run(step -> {});

        assertThat(progress).isEqualTo(new Replay.Progress(1, 0, 1, 0));
        assertThat(ledger.entries()).hasSize(1);
    }

    private void deliver(String title, SourceMapper mapper) {
        byte[] body = ("{\"title\": \"" + title + "\"}").getBytes(StandardCharsets.UTF_8);
        ledger.recorder(NOON)
                .record(mapper, "guid-" + title, "thing", new ByteArrayInputStream(body));
    }

    private static Reading titled(JsonNode document, String evidence) {
        return opened(document.path("title").asText(), evidence, 2);
    }

    private static Reading opened(String title, String evidence, int mapper) {
        Envelope envelope =
                Envelope.of(
                                Fact.of(REPOSITORY.toString(), evidence, "opened"),
                                Subject.change(REPOSITORY, 1),
                                URI.create("https://github.com/a/b"),
                                NOON.instant(),
                                ActorProof.SIGNED,
                                ObservedBy.WEBHOOK)
                        .in(REPOSITORY)
                        .readFrom(evidence, mapper);
        var description = new Description(title, null, null, null, null, null);
        return Reading.of(new NewEntry(envelope, new ChangeEvent.Opened(description)));
    }

    private static SourceMapper mapper(int version, BiFunction<JsonNode, String, Reading> reading) {
        return new SourceMapper() {
            @Override
            public String source() {
                return "test";
            }

            @Override
            public int version() {
                return version;
            }

            @Override
            public Reading read(String event, JsonNode document, String evidence) {
                return reading.apply(document, evidence);
            }
        };
    }

    private static String title(Recorded<Event> recorded) {
        return String.valueOf(((ChangeEvent.Opened) recorded.event()).description().title());
    }
}
