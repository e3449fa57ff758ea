package dev.tidemark.ingest.ansible;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.event.Actor;
import dev.tidemark.event.ActorProof;
import dev.tidemark.event.Envelope;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.Recorded;
import dev.tidemark.event.Repository;
import dev.tidemark.event.Revision;
import dev.tidemark.event.RunEvent;
import dev.tidemark.event.RunEvent.Outcome;
import dev.tidemark.event.RunEvent.Play;
import dev.tidemark.event.RunEvent.Run;
import dev.tidemark.eventlog.codec.EntryCodec;
import dev.tidemark.ingest.Reading;
import dev.tidemark.ingest.TestLog;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunMapperTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EVIDENCE = "e".repeat(64);
    private static final Repository OWNER = Repository.byName("github.com", "acme/infrastructure");
    private static final Instant RECEIVED = Instant.parse("2026-11-20T10:00:00Z");

    private final RunMapper mapper = new RunMapper();

    @Test
    void startOfAPlaySaysWhatItIsForAndNothingOfItsEnd() {
        NewEntry entry = entry(PlayMessages.STARTED);

        assertThat(entry.event())
                .isEqualTo(
                        new RunEvent.Started(
                                new Run(
                                        "site.yml",
                                        "17034412345",
                                        2,
                                        "main",
                                        "workflow_dispatch",
                                        new Play(
                                                "PostgreSQL",
                                                1,
                                                "production",
                                                List.of("data-1", "data-2"),
                                                null))));
    }

    @Test
    void endOfAPlaySaysHowItWent() {
        assertThat(play(PlayMessages.SUCCEEDED).outcome())
                .isEqualTo(new Outcome(4, 2, 0, 0, 1, 0, List.of(), null));
        assertThat(entry(PlayMessages.ERRORED).event()).isInstanceOf(RunEvent.Errored.class);
        assertThat(play(PlayMessages.ERRORED).outcome())
                .isEqualTo(
                        new Outcome(
                                1,
                                0,
                                1,
                                1,
                                0,
                                0,
                                List.of("data-1", "data-2"),
                                "redis : Wait for the port"));
    }

    @Test
    void envelopeHoldsWhatTheTokenProvedAndCallsTheRestAClaim() {
        Envelope envelope = entry(PlayMessages.STARTED).envelope();

        assertThat(envelope.repository()).isEqualTo(OWNER);
        assertThat(envelope.subject().value())
                .isEqualTo("run/github.com%2Facme%2Finfrastructure/17034412345");
        assertThat(envelope.fact().value())
                .isEqualTo(
                        "run/github.com%2Facme%2Finfrastructure/17034412345/2/site.yml/1/started/"
                                + "2026-11-20T09%3A14%3A10Z");
        assertThat(envelope.proof()).isEqualTo(ActorProof.CLAIMED);
        assertThat(envelope.actor()).isEqualTo(new Actor("mira-okafor", null));
        assertThat(envelope.time()).isEqualTo(Instant.parse("2026-11-20T09:14:10Z"));
        assertThat(envelope.revision())
                .isEqualTo(new Revision("4f1c9be2d07a5c3e8b6f0a1d2c3b4a5968778695"));
        assertThat(envelope.evidence()).isEqualTo(EVIDENCE);
    }

    @Test
    void playbooksOfOneAttemptAreKeptApartThoughEachCountsFromOne() {
        String other = PlayMessages.STARTED.replace("site.yml", "07-argocd.yml");

        assertThat(entry(other).envelope().fact())
                .isNotEqualTo(entry(PlayMessages.STARTED).envelope().fact());
    }

    @Test
    void runByHandWithoutGitNamesNeitherRevisionNorPerson() {
        ObjectNode body = (ObjectNode) json(PlayMessages.STARTED);
        body.put("revision", "").put("actor", "");
        ((ObjectNode) body.path("run"))
                .put("id", "0a9f7c1e-51b7-4f0c-9b0e-6d8f2f8e2b11")
                .put("branch", "")
                .put("trigger", "manual");

        NewEntry entry = entry(body.toString());

        assertThat(entry.envelope().revision()).isNull();
        assertThat(entry.envelope().actor()).isNull();
        assertThat(((RunEvent) entry.event()).run().branch()).isNull();
    }

    @Test
    void clockThatRunsAheadGivesTheTimeItArrived() {
        String ahead = PlayMessages.STARTED.replace("2026-11-20T09", "2027-11-20T09");

        assertThat(entry(ahead).envelope().time()).isEqualTo(RECEIVED);
    }

    @Test
    void playOnAThousandHostsWithLongNamesFitsIntoAnEntry() {
        ObjectNode body = (ObjectNode) json(PlayMessages.ERRORED);
        for (String list : List.of("hosts", "failedHosts")) {
            var hosts = body.putArray(list);
            for (int i = 0; i < 1_000; i++) {
                hosts.add("서버".repeat(200) + i);
            }
        }
        for (String text : List.of("play", "playbook", "failedTask", "environment", "actor")) {
            body.put(text, "\u0001".repeat(2_000));
        }

        NewEntry entry = entry(body.toString());

        assertThatCode(() -> EntryCodec.encode(entry, 1, (field, text) -> text))
                .doesNotThrowAnyException();
        assertThat(((RunEvent) entry.event()).run().play())
                .satisfies(play -> assertThat(Objects.requireNonNull(play).hosts()).isNotEmpty());
    }

    @ParameterizedTest
    @CsvSource({"tool, puppet", "state, paused"})
    void toolOrStateOfALaterPluginIsKeptWithTheReason(String field, String value) {
        ObjectNode body = (ObjectNode) json(PlayMessages.STARTED);
        body.put(field, value);

        assertThat(read(body))
                .isEqualTo(
                        new Reading.Unmappable(
                                "its " + field + " is not one that this version reads"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "1", "{\"repository\": \"x\"}", "{\"body\": {}}"})
    void documentOfSomethingElseIsNotUnderstood(String document) {
        assertThat(mapper.read("play", json(document), EVIDENCE))
                .isInstanceOf(Reading.Unmappable.class);
    }

    @Test
    void playToldTwiceIsRecordedOnceAndReadAgainChangesNothing() throws Exception {
        try (var log = new TestLog()) {
            var recorder = log.recorder(Clock.systemUTC());
            for (Instant received : List.of(RECEIVED, RECEIVED.plusSeconds(9))) {
                for (String body : List.of(PlayMessages.STARTED, PlayMessages.SUCCEEDED)) {
                    var document = new RunDocument(OWNER, received, json(body));
                    recorder.record(
                            mapper,
                            document.fingerprint(),
                            RunMapper.EVENT,
                            new ByteArrayInputStream(document.bytes()));
                }
            }
            int entries = log.entries().size();

            log.replay(mapper).run(progress -> {});

            assertThat(log.entries()).hasSize(entries);
            assertThat(log.entries().stream().map(Recorded::event))
                    .filteredOn(RunEvent.class::isInstance)
                    .hasSize(2)
                    .hasAtLeastOneElementOfType(RunEvent.Started.class)
                    .hasAtLeastOneElementOfType(RunEvent.Succeeded.class);
        }
    }

    private Play play(String body) {
        return Objects.requireNonNull(((RunEvent) entry(body).event()).run().play());
    }

    private NewEntry entry(String body) {
        return read(json(body)).entries().getFirst();
    }

    private Reading read(JsonNode body) {
        return mapper.read(
                RunMapper.EVENT,
                json(
                        new String(
                                new RunDocument(OWNER, RECEIVED, body).bytes(),
                                StandardCharsets.UTF_8)),
                EVIDENCE);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
