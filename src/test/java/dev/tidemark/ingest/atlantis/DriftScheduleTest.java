package dev.tidemark.ingest.atlantis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.event.ActorProof;
import dev.tidemark.event.AtlantisProject;
import dev.tidemark.event.Event;
import dev.tidemark.event.ObservationEvent;
import dev.tidemark.event.Recorded;
import dev.tidemark.event.Revision;
import dev.tidemark.event.TerraformEvent;
import dev.tidemark.event.TerraformEvent.DriftDetected;
import dev.tidemark.event.TerraformEvent.DriftNotFound;
import dev.tidemark.ingest.TestLog;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DriftScheduleTest {

    private static final String ANSWER =
            """
            {"success": true, "request_id": "r", "timestamp": "2026-11-23T12:00:09Z", "data": {
             "id": "d-17", "repository": "harbourline/gitops",
             "detected_at": "2026-11-23T12:00:08Z",
             "projects": [
                {"project_name": "cluster-production", "directory": "terraform",
                 "workspace": "production", "ref": "main", "base_branch": "main",
                 "resolved_commit": "%s", "detection_id": "d-17", "has_drift": true,
                 "drift": {"to_add": 0, "to_change": 1, "to_destroy": 0, "total_changes": 1,
                     "summary": "Plan: 0 to add, 1 to change, 0 to destroy."},
                 "last_checked": "2026-11-23T12:00:07Z"},
                {"project_name": "", "directory": "legacy", "workspace": "default",
                 "ref": "main", "detection_id": "d-17", "has_drift": false, "drift": null}]}}
            """
                    .formatted(Webhooks.HEAD);

    private final AtlantisStandIn atlantis = new AtlantisStandIn();
    private final TestLog ledger = new TestLog();
    private final TickingClock clock = new TickingClock();

    @BeforeEach
    void tellOfTwoProjects() {
        record(Webhooks.apply().toString());
        record(Webhooks.apply().put("ProjectName", "").toString());
        record(
                Webhooks.apply()
                        .put("ProjectName", "")
                        .put("Directory", "legacy")
                        .put("Workspace", "default")
                        .toString());
    }

    @AfterEach
    void close() {
        ledger.close();
        atlantis.close();
    }

    @Test
    void projectsThatWereSeenAreComparedAndEachRunIsRecorded() throws Exception {
        atlantis.answers(200, ANSWER);

        assertThat(schedule().detect(atlantis.url())).isEqualTo(1);

        assertThat(atlantis.asked())
                .containsExactly(
                        AtlantisStandIn.SECRET
                                + " {\"repository\":\"harbourline/gitops\",\"ref\":\"main\","
                                + "\"base_branch\":\"main\",\"type\":\"Github\","
                                + "\"projects\":[\"cluster-production\"],\"paths\":"
                                + "[{\"directory\":\"legacy\",\"workspace\":\"default\"}]}");
        assertThat(found()).hasExactlyElementsOfTypes(DriftDetected.class, DriftNotFound.class);
        var envelope = entry(DriftDetected.class).envelope();
        assertThat(envelope.time()).isEqualTo(Instant.parse("2026-11-23T12:00:07Z"));
        assertThat(envelope.proof()).isEqualTo(ActorProof.API);
        assertThat(envelope.revision()).isEqualTo(new Revision(Webhooks.HEAD));
        assertThat(ledger.log().evidence(String.valueOf(envelope.evidence()))).isPresent();
    }

    @Test
    void webhookOfTheSameDetectionIsTheSameFact() throws Exception {
        atlantis.answers(200, ANSWER);
        schedule().detect(atlantis.url());

        record(Webhooks.drift().toString());

        var facts =
                ledger.entries().stream()
                        .filter(entry -> entry.event() instanceof DriftDetected)
                        .map(entry -> entry.envelope().fact())
                        .toList();
        assertThat(facts).hasSize(2);
        assertThat(facts.getFirst()).isEqualTo(facts.getLast());
    }

    @Test
    void projectThatCouldNotBeComparedIsAGap() throws Exception {
        atlantis.answers(200, ANSWER);
        schedule().detect(atlantis.url());
        Instant compared = clock.instant();
        clock.pass(Duration.ofDays(1));
        atlantis.answers(
                207,
                ANSWER.replace("\"has_drift\": false", "\"has_drift\": false, \"error\": \"x\""));

        schedule().detect(atlantis.url());

        assertThat(entry(ObservationEvent.Gap.class).event())
                .isEqualTo(
                        new ObservationEvent.Gap(
                                compared,
                                clock.instant(),
                                "drift of harbourline/gitops: 1 of 2 projects were not compared"));
    }

    @Test
    void answersThatSayNothingAreGaps() throws Exception {
        for (String answer : List.of("{}", "nothing", "{\"data\": {\"projects\": [{}]}}")) {
            atlantis.answers(200, answer);
            schedule().detect(atlantis.url());
            clock.pass(Duration.ofDays(1));
        }
        atlantis.answers(401, "{\"success\": false}");
        schedule().detect(atlantis.url());

        assertThat(found()).isEmpty();
        assertThat(ledger.entries())
                .filteredOn(entry -> entry.event() instanceof ObservationEvent.Gap)
                .hasSize(4);
    }

    @Test
    void atlantisWithoutDriftDetectionIsNoGap() throws Exception {
        long size = ledger.log().size();

        atlantis.answers(404, "404 page not found");
        schedule().detect(atlantis.url());
        clock.pass(Duration.ofDays(1));
        atlantis.answers(503, "{\"success\": false}");
        schedule().detect(atlantis.url());

        assertThat(ledger.log().size()).isEqualTo(size);
    }

    @Test
    void severalPortalsAskOnce() throws Exception {
        atlantis.answers(200, ANSWER);

        schedule().detect(atlantis.url());
        clock.pass(Duration.ofHours(1));
        schedule().detect(atlantis.url());

        assertThat(atlantis.asked()).hasSize(1);
    }

    @Test
    void projectThatNothingWasHeardOfForLongIsNotAskedFor() throws Exception {
        clock.pass(Duration.ofDays(200));

        assertThat(schedule().detect(atlantis.url())).isZero();
    }

    private void record(String body) {
        byte[] document =
                WebhookDocument.of(
                        java.util.UUID.randomUUID().toString(),
                        clock.instant(),
                        "github.com",
                        WebhookDocument.body(
                                new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))));
        ledger.recorder(clock)
                .record(
                        new AtlantisDeliveryMapper(),
                        "guid",
                        "any",
                        new ByteArrayInputStream(document));
    }

    private DriftSchedule schedule() {
        var server = atlantis.server();
        return new DriftSchedule(
                server,
                new SeenProjects(ledger.log(), ledger.cursors(), ledger.database()),
                new DriftDetection(server, new AtlantisApi(server), ledger.append(), clock, "main"),
                ledger.cursors(),
                ledger.meters(),
                clock,
                Optional.of("24h"));
    }

    private List<Event> found() {
        return ledger.entries().stream()
                .map(Recorded::event)
                .filter(event -> event instanceof TerraformEvent)
                .toList();
    }

    private Recorded<Event> entry(Class<? extends Event> kind) {
        return ledger.entries().stream()
                .filter(entry -> kind.isInstance(entry.event()))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    @Test
    void projectsOfOneDirectoryAreNotAskedForTwice() throws Exception {
        var projects = new SeenProjects(ledger.log(), ledger.cursors(), ledger.database());
        projects.catchUp();

        assertThat(projects.since(Instant.EPOCH).get("harbourline/gitops"))
                .containsExactly(
                        new AtlantisProject("legacy", "default", null),
                        new AtlantisProject("terraform", "production", "cluster-production"));
    }
}
