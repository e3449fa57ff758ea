package dev.tidemark.export;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.tidemark.database.TestDatabaseResource;
import dev.tidemark.eventlog.Append;
import dev.tidemark.eventlog.EventLog;
import dev.tidemark.eventlog.Samples;
import dev.tidemark.projection.Projections;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabaseResource.class)
class ExportPagesTest {

    @Inject EventLog log;
    @Inject Projections projections;

    @Test
    void pageSaysHowMuchItIsWhatItProvesAndLeadsToTheDownload() {
        given().get("/trail/export")
                .then()
                .statusCode(200)
                .body(containsString("Export the whole log: "))
                .body(containsString("action=\"/api/v1/trail/export\""))
                .body(containsString("Nothing was left out."))
                .body(containsString("java tools/Verify.java export.zip"))
                .body(not(containsString("type=\"hidden\" name=\"type\"")));
    }

    @Test
    void filterGoesFromThePageIntoTheDownloadWhateverItHolds() {
        log.append(Append.of(Samples.opened(9_101, "Dredge the harbour")))
                .toCompletableFuture()
                .join();
        projections.catchUp();

        given().queryParam("q", "dredge harbour")
                .queryParam("type", "change.opened")
                .queryParam("format", "csv")
                .get("/trail/export")
                .then()
                .statusCode(200)
                .body(containsString("Export 1 entry"))
                .body(containsString("That the filter left nothing out, only an export of the"))
                .body(containsString("<input type=\"hidden\" name=\"q\" value=\"dredge harbour\">"))
                .body(containsString("value=\"csv\" checked"))
                .body(containsString("href=\"/trail?q=dredge+harbour&amp;type=change.opened\""));
        given().queryParam("actor", "\"><script>alert(1)</script>")
                .get("/trail/export")
                .then()
                .statusCode(200)
                .body(not(containsString("<script>alert")));
        given().get("/trail/export?format=pdf").then().statusCode(400);
    }

    @Test
    void exportThatWasTakenStandsBelowWithHowFarItCame() {
        given().queryParam("format", "csv")
                .queryParam("q", "nobody wrote this")
                .get("/api/v1/trail/export")
                .then()
                .statusCode(200);

        String fragment =
                given().header("HX-Request", "true")
                        .header("HX-Target", "exports")
                        .get("/trail/export")
                        .then()
                        .statusCode(200)
                        .body(startsWith("<section id=\"exports\""))
                        .body(containsString("data-live=\"export\""))
                        .extract()
                        .asString();

        assertThat(fragment)
                .contains("Words nobody wrote this")
                .contains("0 of 0 entries")
                .contains("complete");
    }
}
