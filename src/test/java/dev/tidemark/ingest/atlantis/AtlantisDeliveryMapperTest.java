package dev.tidemark.ingest.atlantis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.event.Actor;
import dev.tidemark.event.ActorProof;
import dev.tidemark.event.ApplyEvent;
import dev.tidemark.event.AtlantisProject;
import dev.tidemark.event.AtlantisReport.Channel;
import dev.tidemark.event.Envelope;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.PlanCounts;
import dev.tidemark.event.Repository;
import dev.tidemark.event.Revision;
import dev.tidemark.event.Subject;
import dev.tidemark.event.TerraformEvent.DriftDetected;
import dev.tidemark.event.TerraformEvent.DriftNotFound;
import dev.tidemark.event.TerraformEvent.Origin;
import dev.tidemark.ingest.Reading;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AtlantisDeliveryMapperTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Repository REPOSITORY =
            Repository.byName("github.com", "harbourline/gitops");
    private static final AtlantisProject PRODUCTION =
            new AtlantisProject("terraform", "production", "cluster-production");

    @Test
    void applyIsToldWithItsProjectPersonAndHead() {
        NewEntry entry = only(read("d1", Webhooks.apply()));

        var applied = (ApplyEvent.Succeeded) entry.event();
        assertThat(applied.counts()).isNull();
        assertThat(applied.report().channel()).isEqualTo(Channel.WEBHOOK);
        assertThat(applied.report().change()).isEqualTo(418);
        assertThat(applied.report().project()).isEqualTo(PRODUCTION);
        Envelope envelope = entry.envelope();
        assertThat(envelope.subject()).isEqualTo(Subject.project(REPOSITORY, PRODUCTION));
        assertThat(envelope.actor()).isEqualTo(new Actor("jiwon", null));
        assertThat(envelope.proof()).isEqualTo(ActorProof.SIGNED);
        assertThat(envelope.revision()).isEqualTo(new Revision(Webhooks.HEAD));
        assertThat(envelope.repository()).isEqualTo(REPOSITORY);
        assertThat(envelope.source()).hasToString("https://github.com/harbourline/gitops");
        assertThat(envelope.time()).isEqualTo(NOON);
        assertThat(envelope.fact()).hasToString("atlantis/d1");
    }

    @Test
    void applyThatBrokeIsNoSuccess() {
        ObjectNode body = Webhooks.apply().put("Success", false);

        assertThat(only(read("d1", body)).event()).isInstanceOf(ApplyEvent.Errored.class);
    }

    @Test
    void applyThatDoesNotSayWhetherItSucceededIsNotUnderstood() {
        ObjectNode body = Webhooks.apply().put("Success", "true");

        assertThat(read("d1", body))
                .isEqualTo(new Reading.Unmappable("Success is neither true nor false"));
    }

    @Test
    void applyByTheApiHasNeitherPersonNorPullRequest() {
        ObjectNode body = Webhooks.apply().put("ProjectName", "");
        ((ObjectNode) body.get("Pull")).put("Num", -1_840_237_461L).put("HeadCommit", "main");
        ((ObjectNode) body.get("User")).put("Username", "");

        NewEntry entry = only(read("d1", body));

        var applied = (ApplyEvent.Succeeded) entry.event();
        assertThat(applied.report().change()).isNull();
        assertThat(applied.report().project())
                .isEqualTo(new AtlantisProject("terraform", "production", null));
        assertThat(entry.envelope().actor()).isNull();
        assertThat(entry.envelope().revision()).isNull();
    }

    @Test
    void secondWebhookOfTheSameWordsIsASecondApply() {
        var first = only(read("d1", Webhooks.apply())).envelope().fact();
        var second = only(read("d2", Webhooks.apply())).envelope().fact();

        assertThat(second).isNotEqualTo(first);
    }

    @Test
    void detectionTellsOfEachProject() {
        List<NewEntry> entries = read("d1", Webhooks.drift()).entries();

        assertThat(entries)
                .extracting(NewEntry::event)
                .containsExactly(
                        new DriftNotFound(
                                new AtlantisProject("terraform", "staging", "cluster-staging"),
                                Origin.DETECTION,
                                "d-17",
                                "main"),
                        new DriftDetected(
                                PRODUCTION,
                                Origin.DETECTION,
                                "d-17",
                                "main",
                                new PlanCounts(1, 2, 1, 0, 0),
                                List.of(),
                                4));
        assertThat(entries).extracting(entry -> entry.envelope().fact()).doesNotHaveDuplicates();
        assertThat(entries).allMatch(entry -> REPOSITORY.equals(entry.envelope().repository()));
    }

    @Test
    void projectThatCouldNotBeComparedIsNeitherDriftNorNone() {
        ObjectNode body = Webhooks.drift();
        ((ObjectNode) body.at("/projects/0")).put("error", "exit status 1");

        var reading = (Reading.Entries) read("d1", body);

        assertThat(reading.entries()).hasSize(1);
        assertThat(reading.reason()).isEqualTo("1 projects could not be compared");
    }

    @Test
    void detectionInWhichNothingCouldBeComparedIsKeptWithItsReason() {
        ObjectNode body = Webhooks.drift();
        body.get("projects").forEach(project -> ((ObjectNode) project).put("error", "broken"));

        assertThat(read("d1", body))
                .isEqualTo(new Reading.Kept("2 projects could not be compared"));
    }

    @Test
    void otherDocumentsAreKeptForALaterVersion() {
        assertThat(read("d1", Webhooks.read("{\"event\": \"plan\"}")))
                .isEqualTo(new Reading.Unmappable("it is neither an apply nor a drift"));
        ObjectNode odd = Webhooks.apply();
        ((ObjectNode) odd.get("Repo")).put("FullName", "a group/of/groups");
        assertThat(read("d1", odd))
                .isEqualTo(new Reading.Unmappable("the repository is not host and owner/name"));
    }

    @Test
    void noDocumentMakesItThrow() {
        for (String body : List.of("{}", "[]", "1", "null", "\"apply\"")) {
            JsonNode parsed =
                    WebhookDocument.body(
                            new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
            assertThat(read("d1", parsed)).isInstanceOf(Reading.Unmappable.class);
        }
        var mapper = new AtlantisDeliveryMapper();
        assertThat(mapper.read("apply", Webhooks.apply(), "e"))
                .isInstanceOf(Reading.Unmappable.class);
    }

    @Test
    void noPartOfACloneAddressIsKept() {
        ObjectNode body = Webhooks.apply();
        ((ObjectNode) body.get("Repo")).put("cloneUrl", "ssh://git:a/b@c/" + Webhooks.PLANTED);

        JsonNode stripped =
                WebhookDocument.body(
                        new ByteArrayInputStream(body.toString().getBytes(StandardCharsets.UTF_8)));

        assertThat(stripped.toString()).doesNotContain(Webhooks.PLANTED);
        assertThat(stripped.at("/Pull/BaseRepo/CloneURL").textValue())
                .isEqualTo("[redacted:credentials]");
        assertThat(stripped.at("/Repo/FullName").textValue()).isEqualTo("Harbourline/gitops");
    }

    private static Reading read(String delivery, JsonNode body) {
        byte[] document = WebhookDocument.of(delivery, NOON, "github.com", body);
        try {
            return new AtlantisDeliveryMapper()
                    .read("any", new JsonMapper().readTree(document), "0".repeat(64));
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static NewEntry only(Reading reading) {
        assertThat(reading).isInstanceOf(Reading.Entries.class);
        assertThat(reading.entries()).hasSize(1);
        return reading.entries().getFirst();
    }
}
