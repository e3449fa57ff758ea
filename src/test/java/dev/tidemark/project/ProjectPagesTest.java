package dev.tidemark.project;

import static dev.tidemark.atlantis.AtlantisTold.COUNTS;
import static dev.tidemark.atlantis.AtlantisTold.DATA;
import static dev.tidemark.atlantis.AtlantisTold.applyComment;
import static dev.tidemark.atlantis.AtlantisTold.applyStatus;
import static dev.tidemark.atlantis.AtlantisTold.applyWebhook;
import static dev.tidemark.atlantis.AtlantisTold.planComment;
import static dev.tidemark.atlantis.AtlantisTold.planSucceededByStatus;
import static dev.tidemark.projection.Told.HANA;
import static dev.tidemark.projection.Told.byWebhook;
import static dev.tidemark.projection.Told.revision;
import static dev.tidemark.projection.Told.whole;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;

import dev.tidemark.atlantis.AtlantisTold;
import dev.tidemark.database.TestDatabaseResource;
import dev.tidemark.eventlog.Append;
import dev.tidemark.eventlog.EventLog;
import dev.tidemark.projection.Projections;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabaseResource.class)
class ProjectPagesTest {

    private static final String PAGE = "/projects/eco-cycle/backend/data-production";

    @Inject EventLog log;
    @Inject Projections projections;

    @BeforeEach
    void oneProjectIsAppliedAndAnotherWaits() {
        log.append(
                        Append.of(
                                byWebhook().opened(418, 0, whole("Own Redis", revision(1))),
                                planSucceededByStatus(20, revision(1), DATA),
                                planComment(21, DATA, COUNTS),
                                AtlantisTold.asked(30, HANA, "apply"),
                                applyStatus(40, revision(1), DATA, true),
                                applyWebhook(41, revision(1), DATA, true),
                                applyComment(42, DATA, true),
                                planComment(50, AtlantisTold.NETWORK, COUNTS)))
                .toCompletableFuture()
                .join();
        projections.catchUp();
    }

    @Test
    void listSaysWhatWaitsAndWhatWasApplied() {
        given().get("/projects")
                .then()
                .statusCode(200)
                // Other tests of the same portal have projects too.
                .body(matchesPattern("(?s).*<h1>[0-9]+ Terraform projects: [0-9]+ with a plan.*"))
                .body(containsString("href=\"" + PAGE + "\""))
                .body(containsString("Plan waits"))
                .body(containsString("not looked at"));
    }

    @Test
    void projectTellsEachRunOnceHoweverManyToldOfIt() {
        given().get(PAGE)
                .then()
                .statusCode(200)
                .body(containsString("told by status, comment"))
                .body(containsString("told by status, webhook, comment"))
                .body(containsString("4 added, 1 changed, 1 destroyed"));
    }

    @Test
    void projectAsJsonHoldsItsHistory() {
        given().get("/api/v1" + PAGE)
                .then()
                .statusCode(200)
                .body("environment", equalTo("production"))
                .body("lastApply.change", equalTo(418))
                .body("lastApply.run.outcome", equalTo("succeeded"))
                .body("history.418.command", hasItem("apply"));
    }

    @Test
    void changeShowsWhatItsPlansWouldDoAndItsStagesInOrder() {
        given().get("/changes/eco-cycle/backend/418")
                .then()
                .statusCode(200)
                .body(containsString("id=\"plans\""))
                .body(containsString("−1 destroy"))
                .body(containsString("Only Atlantis’ comment tells of this plan"))
                .body(containsString("</bdi> commented <code><bdi>apply</bdi></code>"));
        given().get("/api/v1/changes/eco-cycle/backend/418")
                .then()
                .body("projects.state", hasItem("applied"));
    }

    @Test
    void unknownProjectIsNotFoundWithWords() {
        given().get("/projects/eco-cycle/backend/nothing")
                .then()
                .statusCode(404)
                .body(containsString("No Terraform project of this name"));
    }
}
