package dev.tidemark.trail;

import static dev.tidemark.projection.Told.byApi;
import static dev.tidemark.projection.Told.byWebhook;
import static dev.tidemark.projection.Told.titled;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.tidemark.argocd.ArgoCdTold;
import dev.tidemark.database.TestDatabaseResource;
import dev.tidemark.event.ApplicationEvent;
import dev.tidemark.event.NewEntry;
import dev.tidemark.eventlog.Append;
import dev.tidemark.eventlog.Appended;
import dev.tidemark.eventlog.Checkpoints;
import dev.tidemark.eventlog.EventLog;
import dev.tidemark.eventlog.Evidence;
import dev.tidemark.eventlog.Samples;
import dev.tidemark.eventlog.merkle.Hash;
import dev.tidemark.projection.Projections;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabaseResource.class)
class TrailPagesTest {

    @Inject EventLog log;
    @Inject Checkpoints checkpoints;
    @Inject Projections projections;

    @Test
    void entriesStandNewestFirstAndPageByPosition() {
        long last = append(8_001);

        given().get("/api/v1/trail?limit=1")
                .then()
                .body("items", hasSize(1))
                .body("items[0].position", equalTo((int) last))
                .body("next", equalTo(Long.toString(last)));
        given().get("/api/v1/trail?limit=1&after=" + last)
                .then()
                .body("items[0].position", equalTo((int) last - 1));
        given().get("/api/v1/trail?limit=1&after=1").then().body("next", equalTo(null));
        given().get("/trail?limit=1")
                .then()
                .body(containsString("href=\"/trail?limit=1&amp;after=" + last + "\""));
        given().get("/trail?limit=1&after=" + last)
                .then()
                .body(containsString("href=\"/trail?limit=1&amp;before=" + (last - 1) + "\""));
        given().get("/api/v1/trail?limit=1&before=" + (last - 1))
                .then()
                .body("items[0].position", equalTo((int) last));
    }

    @Test
    void filtersAreCombinedAndEachCanBeTakenOutAgain() {
        var told = new ArgoCdTold("trailing");
        append(told.created(0).health(5, ApplicationEvent.Health.DEGRADED).entries());
        append(8_003);

        given().get("/api/v1/trail?type=application&domain=trailing&environment=production")
                .then()
                .body("items.size()", equalTo(2))
                .body("items[0].entry.type", containsString("healthchanged"))
                .body("next", equalTo(null));
        given().get("/trail?type=application.created&type=sync&domain=trailing&from=2026-11-23")
                .then()
                .statusCode(200)
                .body(containsString("<h1>1 entry matches.</h1>"))
                .body(containsString("Export this entry"))
                .body(
                        containsString(
                                "href=\"/trail/export?type=application.created&amp;type=sync"
                                        + "&amp;domain=trailing&amp;from=2026-11-23\""))
                .body(
                        containsString(
                                "href=\"/trail?domain=trailing&amp;from=2026-11-23&amp;type=sync\""));
        given().get("/trail?q=nothing+is+like+this")
                .then()
                .body(containsString("No entry matches."))
                .body(containsString("Take a filter out"));
    }

    @Test
    void wordsFindTitlesPeopleAndRevisions() {
        long position = append(8_004, "Give auth-sessions their own Redis 7.4");

        for (String words : List.of("sess redis", "8004", "REDIS 7", "hana own")) {
            given().queryParam("subject", "change/github.com%2F1296269/8004")
                    .queryParam("q", words)
                    .get("/api/v1/trail")
                    .then()
                    .body("items[0].position", equalTo((int) position));
        }
    }

    @Test
    void whatCannotBeReadIsSaid() {
        for (String query :
                List.of(
                        "after=1&before=2",
                        "after=x",
                        "from=yesterday",
                        "q=%21%21",
                        "q=1+2+3+4+5+6+7+8+9",
                        "actor=%00",
                        "limit=0",
                        "subject=" + "x".repeat(1001))) {
            given().urlEncodingEnabled(false)
                    .get("/api/v1/trail?" + query)
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json");
        }
        given().queryParam("q", "o'neill")
                .queryParam("actor", "'\\:*")
                .queryParam("domain", "a' | 'b")
                .get("/api/v1/trail")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(0));
    }

    @Test
    void evidenceIsHandedOutAsItIsStoredAndShownByNobody() {
        var document =
                Evidence.of(
                        "github.pull_request",
                        "text/html",
                        "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8));
        log.store(document);
        NewEntry opened = Samples.opened(8_005, "Read from a document");
        long position =
                append(
                        List.of(
                                new NewEntry(
                                        opened.envelope().readFrom(document.sha256(), 1),
                                        opened.event())));

        given().get("/trail/" + position)
                .then()
                .body(containsString("href=\"/trail/" + position + "/evidence\""));
        given().get("/trail/" + position + "/evidence")
                .then()
                .statusCode(200)
                .contentType("application/octet-stream")
                .header("Content-Disposition", startsWith("attachment; "))
                .header("X-Content-Type-Options", "nosniff")
                .body(equalTo("<script>alert(1)</script>"));
        given().get("/api/v1/trail/" + position + "/evidence").then().statusCode(200);
        given().get("/trail/0/evidence").then().statusCode(404);
        given().get("/trail/999999999/evidence").then().statusCode(404);
    }

    @Test
    void entryLeadsToItsSubjectAndToOtherTellingsOfItsFact() {
        long signed = append(List.of(byWebhook().opened(8_006, 1, titled("Told twice"))));
        long byApi = append(List.of(byApi().opened(8_006, 1, titled("Told twice"))));

        given().get("/trail/" + signed)
                .then()
                .body(containsString("href=\"/changes/eco-cycle/backend/8006\""))
                .body(containsString("href=\"/trail/" + byApi + "\""))
                .body(
                        containsString(
                                "href=\"/trail?subject=change%2Fgithub.com%252F1296269%2F8006\""));
        given().queryParam("subject", "change/github.com%2F1296269/8006")
                .get("/api/v1/trail")
                .then()
                .body("items.size()", equalTo(2));
    }

    @Test
    void proofOfASignedEntryIsComputedAgain() {
        long position = append(8_007);
        checkpoints.sign();

        given().get("/trail/" + position)
                .then()
                .body(containsString("Included in the log"))
                .body(containsString("href=\"/trail/" + position + "/proof\""));
    }

    @Test
    void entryIsShownByteForByteWithItsLeafHash() {
        long position = append(8_002);
        byte[] stored = log.at(position).orElseThrow().bytes();
        String leaf = HexFormat.of().formatHex(Hash.leaf(stored));

        String document = given().get("/api/v1/trail/" + position).asString();

        assertThat(document)
                .contains("\"entry\":" + new String(stored, StandardCharsets.UTF_8))
                .contains("\"leafHash\":\"" + leaf + "\"");
        given().get("/trail/" + position)
                .then()
                .statusCode(200)
                .body(containsString(leaf))
                .body(containsString("opened"))
                .body(containsString("description.title"));
    }

    @Test
    void firstEntryHasNothingBeforeIt() {
        given().get("/trail/0")
                .then()
                .statusCode(200)
                .body(containsString("The log"))
                .body(not(containsString("rel=\"prev\"")));
    }

    @Test
    void fragmentIsTheListAlone() {
        given().header("HX-Request", "true")
                .header("HX-Target", "trail")
                .get("/trail")
                .then()
                .body(startsWith("<div id=\"trail\""));
        given().header("HX-Request", "true")
                .header("HX-Target", "foot")
                .get("/foot")
                .then()
                .body(startsWith("<footer"));
    }

    private long append(long number) {
        return append(List.of(Samples.opened(number)));
    }

    private long append(long number, String title) {
        return append(List.of(Samples.opened(number, title)));
    }

    private long append(List<NewEntry> told) {
        Appended appended = log.append(Append.of(told)).toCompletableFuture().join().getLast();
        projections.catchUp();
        return switch (appended) {
            case Appended.New added -> added.position();
            case Appended.AlreadyRecorded known -> known.position();
            case Appended.Moved moved -> throw new AssertionError(moved);
        };
    }
}
