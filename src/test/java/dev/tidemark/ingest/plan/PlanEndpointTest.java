package dev.tidemark.ingest.plan;

import static dev.tidemark.ingest.plan.Posting.chunked;
import static dev.tidemark.ingest.plan.Posting.complete;
import static dev.tidemark.ingest.plan.Posting.gzip;
import static dev.tidemark.ingest.plan.Posting.post;
import static dev.tidemark.ingest.plan.Posting.refusal;
import static dev.tidemark.ingest.plan.Posting.request;
import static dev.tidemark.ingest.plan.Posting.zipped;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesRegex;
import static org.hamcrest.Matchers.nullValue;

import dev.tidemark.database.TestDatabaseResource;
import dev.tidemark.event.ActorProof;
import dev.tidemark.event.Event;
import dev.tidemark.event.PlanEvent;
import dev.tidemark.event.Recorded;
import dev.tidemark.event.TerraformEvent;
import dev.tidemark.eventlog.EventLog;
import dev.tidemark.plan.PlanDocuments;
import dev.tidemark.plan.PlanSummary;
import dev.tidemark.plan.ResourceDetail;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabaseResource.class)
@QuarkusTestResource(PlanTestResource.class)
class PlanEndpointTest {

    private static final String PLAN = ReadPlan.text("every-action");

    @Inject EventLog log;
    @Inject PlanDocuments documents;
    @Inject AgroalDataSource database;

    @Test
    void postedPlanIsInTheLogAndCanBeReadByPiece() {
        long position = log.size();

        post("1001", PLAN)
                .statusCode(202)
                .body("outcome", equalTo("recorded"))
                .body("reason", nullValue())
                .body("digest", matchesRegex("[0-9a-f]{64}"));

        Recorded<Event> planned = log.at(position).orElseThrow().decode();
        var succeeded = (PlanEvent.Succeeded) planned.event();
        assertThat(succeeded.report().change()).isEqualTo(1001);
        assertThat(planned.envelope().proof()).isEqualTo(ActorProof.SIGNED);
        assertThat(planned.envelope().subject().value())
                .isEqualTo(
                        "project/github.com%2Facme%2Finfrastructure/terraform/production/"
                                + "cluster-production");
        Recorded<Event> drift = log.at(position + 1).orElseThrow().decode();
        assertThat(((TerraformEvent.DriftDetected) drift.event()).addresses())
                .containsExactly("aws_a.create", "aws_a.update");

        String evidence = Objects.requireNonNull(planned.envelope().evidence());
        PlanSummary summary = documents.find(evidence).orElseThrow();
        assertThat(summary.digest())
                .isEqualTo(Objects.requireNonNull(succeeded.document()).digest());
        List<ResourceDetail> details = documents.details(summary, 0);
        assertThat(details).extracting(ResourceDetail::address).contains("aws_a.delete_create");
        assertThat(documents.details(summary, 1)).isEmpty();
    }

    @Test
    void samePlanTwiceIsRecordedOnce() {
        post("1002", PLAN).statusCode(202);
        long size = log.size();

        post("1002", PLAN).statusCode(202).body("outcome", equalTo("recorded"));

        assertThat(log.size()).isEqualTo(size);
    }

    @Test
    void anotherPlanUnderTheSameTimestampIsRecordedBesideIt() {
        post("1003", PLAN).statusCode(202);
        long size = log.size();

        post("1003", PLAN.replace("\"size\": 2", "\"size\": 3")).statusCode(202);

        assertThat(log.size()).isEqualTo(size + 2);
    }

    @Test
    void repositoryMayBeNamedWithoutItsHost() {
        request(PlanTestResource.TOKEN, "1004")
                .queryParam("repository", "Acme/Infrastructure")
                .body(PLAN)
                .post(PlanEndpoint.PATH)
                .then()
                .statusCode(202);
    }

    @Test
    void planWithoutPullRequestAndNameIsTaken() {
        long position = log.size();

        given().header("Authorization", "Bearer " + PlanTestResource.TOKEN)
                .contentType("application/json")
                .queryParam("repository", PlanTestResource.REPOSITORY)
                .queryParam("pull", "-7")
                .queryParam("head", "b".repeat(40))
                .queryParam("project", "")
                .queryParam("dir", ".")
                .queryParam("workspace", "default")
                .body(PLAN)
                .post(PlanEndpoint.PATH)
                .then()
                .statusCode(202);

        var planned = (PlanEvent.Succeeded) log.at(position).orElseThrow().decode().event();
        assertThat(planned.report().change()).isNull();
        assertThat(Objects.requireNonNull(planned.report().project()).name()).isNull();
    }

    @Test
    void erroredPlanIsRecordedAsErrored() {
        long position = log.size();

        post("1005", PLAN.replace("\"errored\": false", "\"errored\": true")).statusCode(202);

        assertThat(log.at(position).orElseThrow().decode().event())
                .isInstanceOfSatisfying(
                        PlanEvent.Errored.class,
                        errored -> assertThat(errored.cause()).isEqualTo(PlanEvent.Cause.ERROR));
    }

    @Test
    void planOfAnUnknownFormatIsKeptWithTheReason() throws SQLException {
        long size = log.size();

        post("1006", "{\"format_version\": \"2.0\", \"resource_changes\": []}")
                .statusCode(202)
                .body("outcome", equalTo("unmappable"))
                .body("reason", equalTo("its format_version is not one that this version reads"))
                .body("digest", nullValue());

        assertThat(log.size()).isEqualTo(size);
        assertThat(count("select count(*) from log.deliveryoutcome where result = 'unmappable'"))
                .isPositive();
    }

    @Test
    void gzipIsTaken() throws IOException {
        zipped("1007", gzip(PLAN.getBytes(StandardCharsets.UTF_8))).statusCode(202);
    }

    @Test
    void planOverTheLimitOfOtherPathsIsTaken() throws Exception {
        byte[] body =
                PLAN.replace(
                                "\"configuration\":",
                                "\"prior_state\": \""
                                        + "x".repeat(30 * 1024 * 1024)
                                        + "\", \"configuration\":")
                        .getBytes(StandardCharsets.UTF_8);

        assertThat(chunked("1009", body)).isEqualTo(202);
        post("1010", new String(body, StandardCharsets.UTF_8)).statusCode(202);
    }

    @Test
    void noPlantedSecretIsInAnyTableDocumentOrLogLine() throws Exception {
        var logged = new LoggedLines();
        post("1016", ReadPlan.text("planted-secrets")).statusCode(202);
        post("1017", ReadPlan.text("planted-secrets").replace("\"1.2\"", "\"2.0\""))
                .statusCode(202);
        refusal(complete("1018").body(ReadPlan.text("planted-secrets") + "}"), 400);
        Logger.getLogger(PlanEndpointTest.class).info("a line of this test");

        assertThat(new EveryTable(database).contentOf())
                .contains("app_config.unmarked")
                .doesNotContain("PLANTED")
                .doesNotContain(PlanTestResource.TOKEN);
        assertThat(logged.stop()).contains("a line of this test").doesNotContain("PLANTED");
    }

    private int count(String query) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(query);
                var rows = statement.executeQuery()) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
