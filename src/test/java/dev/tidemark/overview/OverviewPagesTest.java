package dev.tidemark.overview;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.tidemark.database.TestDatabaseResource;
import dev.tidemark.eventlog.Append;
import dev.tidemark.eventlog.EventLog;
import dev.tidemark.eventlog.Samples;
import dev.tidemark.projection.Page;
import dev.tidemark.projection.Projections;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabaseResource.class)
class OverviewPagesTest {

    @Inject EventLog log;
    @Inject Projections projections;
    @Inject OverviewViews views;

    @Test
    void whatHappenedStandsWithItsPlaceInTheLog() {
        log.append(Append.of(Samples.opened(7_001))).toCompletableFuture().join();
        projections.catchUp();

        given().get("/")
                .then()
                .statusCode(200)
                .body(containsString("href=\"/changes/eco-cycle/backend/7001\""))
                .body(containsString("title=\"eco-cycle/backend#7001\""))
                .body(containsString("class=\"position\" href=\"/trail/"))
                .body(containsString("href=\"/changes?state=open\""))
                .body(not(containsString("Payload URL")));
        given().header("HX-Request", "true")
                .header("HX-Target", "overview")
                .get("/")
                .then()
                .body(startsWith("<div id=\"overview\""));
    }

    @Test
    void newPortalTellsHowToBeginWithoutTheSecret() {
        String page =
                empty(
                        new ConnectGuide(
                                "https://tidemark.example/ingest/github",
                                true,
                                true,
                                List.of("Pull requests")));

        assertThat(page)
                .contains("Nothing is connected yet.")
                .contains("https://tidemark.example/ingest/github")
                .contains("application/json")
                .contains("Pull requests")
                .contains("TIDEMARK_GITHUB_WEBHOOK_SECRET. It is set; it is never shown.")
                .contains("./tidemark import git PATH")
                .contains("./tidemark backfill OWNER/NAME")
                .doesNotContain("taken from your browser");
    }

    @Test
    void newPortalWithoutASecretSaysThatItRefusesAll() {
        String page =
                empty(new ConnectGuide("http://localhost/ingest/github", false, false, List.of()));

        assertThat(page).contains("every delivery is refused").contains("taken from your browser");
    }

    private String empty(ConnectGuide guide) {
        OverviewView nothing =
                views.view(
                        new Page<>(List.of(), null),
                        Map.of(),
                        new ActivityTotals(0, 0, 0, 0, 0),
                        true);
        return OverviewPages.Templates.show(
                        new dev.tidemark.web.Page("", "/", null, null, 0), nothing, guide)
                .render();
    }
}
