package dev.tidemark.ingest.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.event.AtlantisReport;
import dev.tidemark.event.Envelope;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.ObservedBy;
import dev.tidemark.event.PlanDocument;
import dev.tidemark.event.PlanDocument.Action;
import dev.tidemark.event.PlanEvent;
import dev.tidemark.event.TerraformEvent;
import dev.tidemark.eventlog.EntryTooLarge;
import dev.tidemark.eventlog.Redaction;
import dev.tidemark.eventlog.codec.EntryCodec;
import dev.tidemark.ingest.Reading;
import dev.tidemark.plan.PlanHeader;
import dev.tidemark.plan.PlanJson;
import dev.tidemark.plan.PlanSummary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanMapperTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EVIDENCE = "e".repeat(64);

    @Test
    void planBecomesOneObservationAndItsDriftAnother() {
        List<NewEntry> entries = entries(ReadPlan.fixture("every-action").summary());

        assertThat(entries).hasSize(2);
        var planned = (PlanEvent.Succeeded) entries.getFirst().event();
        assertThat(planned.report())
                .isEqualTo(
                        new AtlantisReport(
                                AtlantisReport.Channel.PLAN_JSON,
                                418L,
                                ReadPlan.POSTED.project(),
                                null,
                                null,
                                null));
        assertThat(planned.text()).isNull();
        PlanDocument document = Objects.requireNonNull(planned.document());
        assertThat(document.resourceCount()).isEqualTo(13);
        assertThat(document.resources().getFirst())
                .isEqualTo(new PlanDocument.Resource("aws_a.delete", Action.DELETE));
        assertThat(document.moved()).isEqualTo(1);
        assertThat(document.outputs()).isEqualTo(2);
        assertThat(document.drifted()).isEqualTo(2);
        assertThat(document.deferred()).isEqualTo(1);
        assertThat(document.failedChecks()).isEqualTo(2);
        assertThat(document.complete()).isFalse();
        var drift = (TerraformEvent.DriftDetected) entries.get(1).event();
        assertThat(drift.origin()).isEqualTo(TerraformEvent.Origin.PLAN);
        assertThat(drift.resources()).isEqualTo(2);
    }

    @Test
    void envelopeSaysWhereAndWhen() {
        Envelope envelope =
                entries(ReadPlan.fixture("every-action").summary()).getFirst().envelope();

        assertThat(envelope.time()).isEqualTo(Instant.parse("2026-08-11T09:30:00Z"));
        assertThat(envelope.actor()).isNull();
        assertThat(envelope.observedBy()).isEqualTo(ObservedBy.WEBHOOK);
        assertThat(envelope.source()).hasToString("https://github.com/acme/infrastructure");
        assertThat(envelope.revision()).isEqualTo(ReadPlan.POSTED.head());
        assertThat(envelope.evidence()).isEqualTo(EVIDENCE);
        assertThat(envelope.fact().value())
                .matches(
                        "plan/github.com%2Facme%2Finfrastructure/a{40}/terraform/production/"
                                + "cluster-production/2026-08-11T09%3A30%3A00Z/[0-9a-f]{32}");
    }

    @Test
    void planIsPlacedByItsOwnTimeUnlessThatIsMissingOrStillToCome() {
        Instant received = ReadPlan.POSTED.receivedAt();
        String plan = ReadPlan.text("every-action");

        assertThat(timeOf(plan.replace("2026-08-11T09:30:00Z", "2026-08-11T09:32:00Z")))
                .isEqualTo(received);
        assertThat(timeOf(plan.replace("2026-08-11T09:30:00Z", "yesterday"))).isEqualTo(received);
    }

    private static Instant timeOf(String plan) {
        return entries(ReadPlan.of(plan).summary()).getFirst().envelope().time();
    }

    @Test
    void planInWhichNothingDriftedDoesNotSayThatSomebodyLooked() {
        ReadPlan plan = ReadPlan.ofChange("{\"actions\": [\"create\"], \"after\": {}}");

        assertThat(entries(plan.summary())).hasSize(1);
    }

    @Test
    void factDependsOnWhatIsSaidAndNotOnWhenItArrived() {
        PlanSummary summary = ReadPlan.fixture("every-action").summary();
        PlanSummary other =
                ReadPlan.of(
                                ReadPlan.text("every-action")
                                        .replace("\"down\"", "\"up\"")
                                        .replace("check.health", "check.wealth"))
                        .summary();

        assertThat(PlanFact.of(summary.receivedAt(Instant.EPOCH))).isEqualTo(PlanFact.of(summary));
        assertThat(PlanFact.of(other)).isNotEqualTo(PlanFact.of(summary));
    }

    @Test
    void documentThatIsNoneOfOursIsUnmappable() {
        for (String document :
                new String[] {"{}", "[]", "3", "{\"posted\": 3}", "{\"posted\": {}}"}) {
            assertThat(read(document)).isInstanceOf(Reading.Unmappable.class);
        }
        var header = new PlanHeader("2.0", "1.11.4", null, true, true, false, false);
        assertThat(read(PlanSummary.unreadable(ReadPlan.POSTED, header, "because")))
                .isEqualTo(new Reading.Unmappable("because"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\"", "\u0001", "é", "漢", "🌊"})
    void fullestPlanFitsIntoAnEntry(String unit) {
        var plan = JSON.createObjectNode();
        plan.put("format_version", "1.2").put("terraform_version", "1.11.4");
        for (String list : new String[] {"resource_changes", "resource_drift"}) {
            for (int i = 0; i < 1_000; i++) {
                var resource = plan.withArray(list).addObject();
                resource.put("address", "a.b[\"" + i + unit.repeat(2_000) + "\"]");
                resource.putObject("change").putArray("actions").add("delete");
            }
        }

        List<NewEntry> entries = entries(ReadPlan.of(plan).summary());

        assertThat(entries).hasSize(2);
        assertThat(entries)
                .allSatisfy(entry ->
                        assertThat(
                                        EntryCodec.encode(
                                                        entry, Redaction.VERSION, Redaction::value)
                                                .size())
                                .isLessThanOrEqualTo(EntryTooLarge.LIMIT));
        var document =
                Objects.requireNonNull(
                        ((PlanEvent.Succeeded) entries.getFirst().event()).document());
        assertThat(document.resourceCount()).isEqualTo(1_000);
        assertThat(document.resources()).isNotEmpty().hasSizeLessThanOrEqualTo(200);
    }

    private static List<NewEntry> entries(PlanSummary summary) {
        return read(summary).entries();
    }

    private static Reading read(PlanSummary summary) {
        return new PlanMapper().read(PlanMapper.EVENT, tree(PlanJson.bytes(summary)), EVIDENCE);
    }

    private static Reading read(String document) {
        return new PlanMapper()
                .read(PlanMapper.EVENT, tree(document.getBytes(StandardCharsets.UTF_8)), EVIDENCE);
    }

    private static JsonNode tree(byte[] document) {
        try {
            return JSON.readTree(document);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
