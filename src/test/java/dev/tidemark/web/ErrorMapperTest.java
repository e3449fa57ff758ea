package dev.tidemark.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import dev.tidemark.database.TestDatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabaseResource.class)
class ErrorMapperTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/changes/eco/backend/0",
                "/changes/eco/backend/x",
                "/trail/-1",
                "/trail/99999999",
                "/assets/nothing.css"
            })
    void unknownAddressHelps(String path) {
        given().accept("text/html")
                .get(path)
                .then()
                .statusCode(404)
                .contentType("text/html")
                .body(containsString("There is no page here."))
                .body(containsString("href=\"/changes\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/nothing", "/api/v1/trail/x", "/api/v1/changes/eco/backend/9"})
    void unknownAddressOfTheApiIsAProblem(String path) {
        given().get(path)
                .then()
                .statusCode(404)
                .contentType(Problem.MEDIA_TYPE)
                .body("title", equalTo("Not found"))
                .body("status", equalTo(404));
    }

    @Test
    void clientThatWantsJsonGetsAProblemFromAPage() {
        given().accept("application/json")
                .get("/nothing")
                .then()
                .statusCode(404)
                .contentType(Problem.MEDIA_TYPE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "state=burning",
                "limit=0",
                "limit=201",
                "limit=x",
                "from=yesterday",
                "after=x",
                "q=%00"
            })
    void unreadableParameterIsRefusedWithTheReason(String query) {
        String name = query.substring(0, query.indexOf('='));

        given().urlEncodingEnabled(false)
                .get("/api/v1/changes?" + query)
                .then()
                .statusCode(400)
                .contentType(Problem.MEDIA_TYPE)
                .body("detail", containsString(name));
        given().urlEncodingEnabled(false)
                .accept("text/html")
                .get("/changes?" + query)
                .then()
                .statusCode(400)
                .contentType("text/html")
                .body(containsString("This request cannot be read."));
    }

    @Test
    void ourMistakeHasAnIdAndTellsNothing() {
        String page =
                given().accept("text/html")
                        .get("/failing/bug")
                        .then()
                        .statusCode(500)
                        .body(containsString("Something in Tidemark failed."))
                        .body(matchesPattern("(?s).*<code>[0-9a-f-]{36}</code>.*"))
                        .extract()
                        .asString();

        assertThat(page).doesNotContain("hunter2").doesNotContain("IllegalState");
        given().accept("application/json")
                .get("/failing/bug")
                .then()
                .statusCode(500)
                .body("id", matchesPattern("[0-9a-f-]{36}"))
                .body(not(containsString("hunter2")));
    }

    @Test
    void databaseThatIsAwayIsSaidAndToBeTriedAgain() {
        given().accept("text/html")
                .get("/failing/database")
                .then()
                .statusCode(503)
                .header("Retry-After", "5")
                .body(containsString("The database does not answer."))
                .body(not(containsString("10.0.0.7")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/failing/read-model", "/failing/column"})
    void readModelThatIsStillMadeIsSaidAndToBeTriedAgain(String path) {
        given().accept("text/html")
                .get(path)
                .then()
                .statusCode(503)
                .header("Retry-After", "5")
                .body(containsString("This is not ready yet."))
                .body(not(containsString("The database does not answer.")))
                .body(not(containsString("not_made_yet")));
        given().accept("application/json")
                .get(path)
                .then()
                .statusCode(503)
                .header("Retry-After", "5")
                .body("title", equalTo("Not ready yet"))
                .body("detail", containsString("being made from the log"));
    }

    @Test
    void tableThatNobodyWillMakeIsOurMistake() {
        given().accept("text/html").get("/failing/table").then().statusCode(500);
    }

    @Test
    void wrongMethodIsRefused() {
        given().post("/log/checkpoint").then().statusCode(405).contentType(Problem.MEDIA_TYPE);
    }
}
