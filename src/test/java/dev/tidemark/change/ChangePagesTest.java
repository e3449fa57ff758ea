package dev.tidemark.change;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.tidemark.database.TestDatabaseResource;
import dev.tidemark.eventlog.Append;
import dev.tidemark.eventlog.EventLog;
import dev.tidemark.eventlog.Samples;
import dev.tidemark.projection.Projections;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabaseResource.class)
class ChangePagesTest {

    private static final String HOSTILE = "<script>alert(1)</script>\u202E gnp.exe {config:secret}";

    @Inject EventLog log;
    @Inject Projections projections;

    @BeforeEach
    void someChangesAreOpen() {
        for (long number = 9_001; number <= 9_003; number++) {
            log.append(Append.of(Samples.opened(number))).toCompletableFuture().join();
        }
        log.append(Append.of(Samples.opened(9_004, HOSTILE))).toCompletableFuture().join();
        projections.catchUp();
    }

    @Test
    void listShowsEachChangeAsARow() {
        given().queryParam("q", "change 9002")
                .get("/changes")
                .then()
                .statusCode(200)
                .body(containsString("href=\"/changes/eco-cycle/backend/9002\""))
                .body(containsString("1 change matches."))
                .body(not(containsString("#9001")));
    }

    @Test
    void listPagesByLinksThatKeepTheFilters() {
        String first =
                given().get("/changes?state=open&limit=1")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString();
        assertThat(first).contains("rel=\"next\"").contains("state=open&amp;limit=1&amp;after=");

        String next = given().get("/api/v1/changes?state=open&limit=1").path("next");
        String second =
                given().queryParam("state", "open")
                        .queryParam("limit", 1)
                        .queryParam("after", next)
                        .get("/changes")
                        .asString();

        assertThat(second).contains("Newest").doesNotContain("data-live=\"change\"");
        assertThat(rowIds(second)).isNotEqualTo(rowIds(first)).hasSize(1);
    }

    private static List<String> rowIds(String page) {
        return Pattern.compile("<tr id=\"([^\"]+)\"")
                .matcher(page)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    @Test
    void setFilterIsAChipThatTakesItselfOut() {
        given().get("/changes?author=hana&state=open")
                .then()
                .body(containsString("<bdi>hana</bdi>"))
                .body(containsString("href=\"/changes?state=open\""))
                .body(containsString("<input type=\"hidden\" name=\"author\" value=\"hana\">"));
    }

    @Test
    void nothingFoundSaysSo() {
        given().get("/changes?author=nobody-at-all")
                .then()
                .statusCode(200)
                .body(containsString("No change matches."));
    }

    @Test
    void htmxGetsTheFragmentAndABrowserThePage() {
        given().header("HX-Request", "true")
                .header("HX-Target", "changes")
                .get("/changes")
                .then()
                .body(startsWith("<div id=\"changes\""))
                .body(not(containsString("<html")));
        given().header("HX-Request", "true")
                .header("HX-Target", "change")
                .get("/changes/eco-cycle/backend/9001")
                .then()
                .body(startsWith("<div id=\"change\""));
    }

    @Test
    void oneChangeTellsItsStoryAndLinksToTheLog() {
        given().get("/changes/eco-cycle/backend/9001")
                .then()
                .statusCode(200)
                .body(containsString(">Change 9001</bdi></h1>"))
                .body(containsString("opened the pull request"))
                .body(containsString("Waits for a review."))
                .body(containsString("https://github.com/eco-cycle/backend/pull/9001"))
                .body(containsString("href=\"/trail/"));
    }

    @Test
    void hostileTitleIsEscapedAndItsControlsAreNamed() {
        given().get("/changes/eco-cycle/backend/9004")
                .then()
                .body(not(containsString("<script>alert")))
                .body(not(containsString("\u202E")))
                .body(containsString("&lt;script&gt;alert(1)&lt;/script&gt;⟨U+202E⟩"));
        given().get("/changes?q=gnp.exe")
                .then()
                .body(not(containsString("<script>alert")))
                .body(containsString("⟨U+202E⟩ gnp.exe {config:secret}"));
    }

    @Test
    void hostileFilterIsEscaped() {
        given().queryParam("author", "\"><img src=x onerror=alert(1)>")
                .get("/changes")
                .then()
                .statusCode(200)
                .body(not(containsString("<img")));
    }

    @Test
    void apiAnswersTheSame() {
        given().get("/api/v1/changes?state=open&author=HANA")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("items.number", hasItem(9_001))
                .body("items.state", everyItem(equalTo("open")))
                .body("items[0].timeline", equalTo(null));
        given().get("/api/v1/changes/ECO-Cycle/backend/9001")
                .then()
                .body("repository", equalTo("eco-cycle/backend"))
                .body("author.login", equalTo("hana"))
                .body("openedAt", equalTo("2026-11-23T11:42:01Z"))
                .body("timeline[0].sentence", containsString("opened"))
                .body("timeline[0].actorProof", equalTo("signed"))
                .body("timeline[0].position", notNullValue());
    }

    @Test
    void daysOfAFilterBeginInTheZoneAndEndIsExclusive() {
        given().get("/api/v1/changes?from=2026-11-23T11:42:02Z&to=2026-11-23T11:42:03Z")
                .then()
                .body("items.number", equalTo(List.of(9_002)));
    }
}
