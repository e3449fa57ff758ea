package dev.tidemark.ingest.atlantis;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.tidemark.database.TestDatabaseResource;
import dev.tidemark.event.ApplyEvent;
import dev.tidemark.event.Event;
import dev.tidemark.event.Recorded;
import dev.tidemark.event.TerraformEvent;
import dev.tidemark.eventlog.EventLog;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabaseResource.class)
@QuarkusTestResource(AtlantisTestResource.class)
class AtlantisWebhookTest {

    @Inject EventLog log;
    @Inject AgroalDataSource database;
    @Inject MeterRegistry meters;

    @Test
    void applyIsInTheLogWhenItIsAnswered() {
        long position = log.size();

        deliver(Webhooks.apply().toString())
                .statusCode(202)
                .contentType(ContentType.JSON)
                .body("event", equalTo("apply"))
                .body("outcome", equalTo("recorded"))
                .body("reason", nullValue());

        Recorded<Event> recorded = log.at(position).orElseThrow().decode();
        assertThat(recorded.event()).isInstanceOf(ApplyEvent.Succeeded.class);
        assertThat(log.evidence(String.valueOf(recorded.envelope().evidence()))).isPresent();
    }

    @Test
    void sameWordsTwiceAreTwoApplies() {
        long size = log.size();

        deliver(Webhooks.apply().toString()).statusCode(202);
        deliver(Webhooks.apply().toString()).statusCode(202);

        assertThat(log.size()).isEqualTo(size + 2);
    }

    @Test
    void driftIsRecordedPerProject() {
        long position = log.size();
        String body = Webhooks.drift().put("detection_id", "d-of-this-test").toString();

        deliver(body).statusCode(202).body("event", equalTo("drift"));

        assertThat(log.size()).isEqualTo(position + 2);
        assertThat(log.at(position + 1).orElseThrow().decode().event())
                .isInstanceOf(TerraformEvent.DriftDetected.class);
    }

    @Test
    void credentialsOfACloneAddressAreNowhere() throws Exception {
        deliver(Webhooks.apply().toString()).statusCode(202);

        String stored = EverythingStored.text(database, log);

        assertThat(stored).contains("Harbourline/gitops").contains("[redacted:credentials]");
        assertThat(stored).doesNotContain(Webhooks.PLANTED);
    }

    @Test
    void unknownKindIsKeptWithItsReason() {
        long size = log.size();

        deliver("{\"Workspace\": \"default\"}")
                .statusCode(202)
                .body("event", equalTo("unknown"))
                .body("outcome", equalTo("unmappable"))
                .body("reason", equalTo("it is neither an apply nor a drift"));

        assertThat(log.size()).isEqualTo(size);
    }

    @Test
    void withoutTheTokenNothingIsTaken() {
        long size = log.size();
        double before = refused("wrong-token");
        String body = Webhooks.apply().toString();

        given().contentType(ContentType.JSON)
                .body(body)
                .post(AtlantisWebhook.PATH)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", equalTo("Bearer"))
                .body("reason", equalTo("no-token"));
        deliver("Bearer " + AtlantisTestResource.TOKEN + "x", body)
                .statusCode(401)
                .body("reason", equalTo("wrong-token"));
        deliver("Basic " + AtlantisTestResource.TOKEN, body).statusCode(401);

        assertThat(refused("wrong-token")).isEqualTo(before + 1);
        assertThat(log.size()).isEqualTo(size);
    }

    @Test
    void malformedBodiesAreRefused() {
        for (String body :
                new String[] {
                    "{\"Workspace\": ", "{} {}", "", "[".repeat(5_000), "{\"a\": 1, \"a\": 2}"
                }) {
            deliver(body).statusCode(400).body("reason", equalTo("malformed"));
        }
        given().contentType("text/plain")
                .header("Authorization", "Bearer " + AtlantisTestResource.TOKEN)
                .body("{}")
                .post(AtlantisWebhook.PATH)
                .then()
                .statusCode(415);
    }

    private static ValidatableResponse deliver(String body) {
        return deliver("Bearer " + AtlantisTestResource.TOKEN, body);
    }

    private static ValidatableResponse deliver(String authorization, String body) {
        return given().contentType(ContentType.JSON)
                .header("Authorization", authorization)
                .body(body)
                .post(AtlantisWebhook.PATH)
                .then();
    }

    private double refused(String reason) {
        return meters.counter("tidemark.ingest.refused", "source", "atlantis", "reason", reason)
                .count();
    }
}
