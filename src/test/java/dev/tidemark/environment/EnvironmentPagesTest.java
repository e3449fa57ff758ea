package dev.tidemark.environment;

import static dev.tidemark.environment.EnvironmentTold.at;
import static dev.tidemark.environment.EnvironmentTold.revision;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import dev.tidemark.database.TestDatabaseResource;
import dev.tidemark.event.ApplicationEvent.Comparison;
import dev.tidemark.event.ApplicationEvent.Health;
import dev.tidemark.event.ApplicationEvent.Rollout;
import dev.tidemark.eventlog.Append;
import dev.tidemark.eventlog.EventLog;
import dev.tidemark.projection.Projections;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabaseResource.class)
class EnvironmentPagesTest {

    @Inject EventLog log;
    @Inject Projections projections;

    @BeforeEach
    void canaryWasRolledOutAndThenDrifted() {
        var told =
                new EnvironmentTold("canary")
                        .settings(0, true, true)
                        .phases(0, true)
                        .application(0, "ingress-canary", 0)
                        .runs(10, "ingress-canary", 1)
                        .playStarted(20, "redis", "r1")
                        .playErrored(40, "redis", "r1", "Start the service")
                        .service(50, "auth", "1")
                        .runs(60, "auth", 1)
                        .rollout(70, "auth", 1, Rollout.HEALTHY)
                        .service(50, "chat", "3")
                        .runs(60, "chat", 1)
                        .rollout(70, "chat", 3, Rollout.WAITING)
                        .compared(
                                3_600,
                                "auth",
                                Comparison.OUT_OF_SYNC,
                                1,
                                "apps/Deployment/auth/<b>auth")
                        .health(3_700, "auth", Health.DEGRADED)
                        .synced(3_800, "chat", 2, "taemin");
        log.append(Append.of(told.entries())).toCompletableFuture().join();
        projections.catchUp();
    }

    @Test
    void matrixHasAColumnForEachEnvironment() {
        page("/environments")
                .body(containsString("href=\"/environments/canary\">canary</a>"))
                .body(containsString("<th scope=\"row\">ingress</th>"))
                .body(containsString("Wave 3, phase 1"))
                .body(containsString("aria-current=\"page\">Environments</a>"));
    }

    @Test
    void environmentSaysTheWorstFirstAndWhy() {
        page("/environments/canary")
                .body(matchesPattern("(?s).*<h1>[^<]*canary[^<]*: 1 failed, 1 degraded.*"))
                .body(containsString("&lt;b&gt;auth"))
                .body(containsString("Start the service"))
                .body(containsString("Phases of \u2068services\u2069 wait for each other"))
                .body(containsString("\u2068taemin\u2069 synced \u2068chat\u2069"))
                .body(containsString("data-live=\"application applicationset cluster"));
    }

    @Test
    void pastIsWhatWasTrueThenAndSaysSo() {
        page("/environments/canary?at=" + at(1_000))
                .body(containsString("What was true at this time, as is known now."))
                .body(not(containsString("&lt;b&gt;auth")))
                .body(not(containsString("data-live=\"application")));
        page("/environments/canary?at=2020-01-01")
                .body(containsString("nothing was recorded of it by then"));
    }

    @Test
    void timeIsTakenInManyFormsAndRefusedWhereItIsNone() {
        for (String form : new String[] {"2h", "3 d ago", "yesterday", "2026-11-23T10:00"}) {
            given().queryParam("at", form)
                    .get("/environments/canary")
                    .then()
                    .statusCode(200)
                    .body(containsString("What was true at this time"));
        }
        given().queryParam("at", "2126-01-01T00:00:00Z")
                .get("/environments/canary")
                .then()
                .statusCode(200)
                .body(containsString("That time has not come yet, so this is now."));
        given().queryParam("at", "soon")
                .get("/api/v1/environments/canary")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void twoTimesAreComparedByWhatDiffers() {
        page("/environments/canary?at=" + at(1_000) + "&compare=" + at(3_750))
                .body(containsString("between two times"))
                .body(containsString("<td><bdi>Healthy</bdi></td><td><bdi>Degraded</bdi></td>"))
                .body(not(containsString("ingress-canary")));
    }

    @Test
    void environmentAsJsonHoldsItsComponentsAndWhetherPhasesGate() {
        json("/api/v1/environments/canary")
                .body("wavesGate", equalTo(true))
                .body("components.find { it.name == 'auth' }.status", equalTo("degraded"))
                .body("components.find { it.name == 'auth' }.wave", equalTo(3))
                .body("components.find { it.name == 'auth' }.phase", equalTo(1))
                .body("components.find { it.name == 'chat' }.revision", equalTo(revision(2)))
                .body("rollouts.phasesGate", contains(true))
                .body("bypasses.application", hasItem("chat"));
        json("/api/v1/environments/canary?at=" + at(1_000))
                .body("components.find { it.name == 'chat' }.revision", equalTo(revision(1)))
                .body("bypasses.size()", equalTo(0));
        json("/api/v1/environments").body("items.name", hasItem("canary"));
    }

    /** Nothing of it was in the log when its first entry was. */
    @Test
    void environmentIsAskedForAsItWasKnownThen() {
        json("/api/v1/environments/canary?known=0")
                .body("components.size()", equalTo(0))
                .body("known", equalTo(0));
        json("/api/v1/environments/canary?known=100000000")
                .body("components.find { it.name == 'auth' }.status", equalTo("degraded"));
        page("/environments/canary?known=0&at=" + at(1_000))
                .body(containsString("What was known when the log ended at position 0."));
    }

    /** Read from the tables, and folded from the log. */
    @Test
    void everythingThatIsKnownIsWhatIsShown() {
        for (String at : new String[] {"", "&at=" + at(1_000), "&at=" + at(3_650)}) {
            Map<String, Object> shown =
                    json("/api/v1/environments/canary?x" + at).extract().jsonPath().getMap("$");
            Map<String, Object> folded =
                    json("/api/v1/environments/canary?known=100000000" + at)
                            .extract()
                            .jsonPath()
                            .getMap("$");

            assertThat(folded).containsEntry("known", 100000000);
            folded.remove("known");
            assertThat(folded).isEqualTo(shown);
        }
    }

    @Test
    void unknownEnvironmentIsNotFoundWithWords() {
        given().get("/environments/nowhere")
                .then()
                .statusCode(404)
                .body(containsString("No environment of this name is recorded."));
        given().get("/api/v1/environments/nowhere")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    private static ValidatableResponse page(String path) {
        return given().urlEncodingEnabled(false).get(path).then().statusCode(200);
    }

    private static ValidatableResponse json(String path) {
        return given().urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(200)
                .contentType("application/json");
    }
}
