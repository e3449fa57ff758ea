package dev.tidemark.drift;

import static dev.tidemark.argocd.ArgoCdTold.DEPLOYMENT;
import static dev.tidemark.atlantis.AtlantisTold.COUNTS;
import static dev.tidemark.atlantis.AtlantisTold.applyStatus;
import static dev.tidemark.atlantis.AtlantisTold.text;
import static dev.tidemark.drift.TerraformDriftTest.found;
import static dev.tidemark.drift.TerraformDriftTest.notFound;
import static dev.tidemark.projection.Told.BACKEND;
import static dev.tidemark.projection.Told.at;
import static dev.tidemark.projection.Told.byWebhook;
import static dev.tidemark.projection.Told.revision;
import static dev.tidemark.projection.Told.titled;
import static dev.tidemark.projection.Told.whole;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.tidemark.argocd.ArgoCdTold;
import dev.tidemark.database.TestDatabaseResource;
import dev.tidemark.event.ActorProof;
import dev.tidemark.event.AtlantisProject;
import dev.tidemark.event.AtlantisReport;
import dev.tidemark.event.Envelope;
import dev.tidemark.event.Fact;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.ObservedBy;
import dev.tidemark.event.PlanEvent;
import dev.tidemark.event.Subject;
import dev.tidemark.eventlog.Append;
import dev.tidemark.eventlog.EventLog;
import dev.tidemark.projection.Projections;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabaseResource.class)
class DriftPagesTest {

    private static final String TIME = "from=2026-11-23&to=2026-11-25";
    private static final String HOSTILE = "apps/Deployment/<img src=x onerror=alert(1)>/\u202Emy";

    // Of its own: all tests of pages share one portal.
    private static final AtlantisProject OUTSIDE =
            new AtlantisProject("terraform/outside", "production", "outside-production");
    private static final AtlantisProject WAITING =
            new AtlantisProject("terraform/waiting", "production", "waiting-production");

    @Inject EventLog log;
    @Inject Projections projections;

    @BeforeEach
    void oneOfEachKindIsOpenAndOneIsClosed() {
        var told = new ArgoCdTold("drifter");
        var sync = told.sync(10, 1, null);
        told.created(0)
                .paths(1, 1, "one")
                .started(10, sync)
                .succeeded(12, sync)
                .synced(13, 1)
                .outOfSync(30, 1, DEPLOYMENT)
                .synced(60, 1)
                .outOfSync(90, 1, HOSTILE);
        var entries = new ArrayList<NewEntry>(told.entries());
        entries.addAll(
                List.of(
                        byWebhook().opened(7_500, 0, whole("Own Redis", revision(750))),
                        planned(),
                        byWebhook().merged(7_500, 50, revision(751), titled("Own Redis")),
                        found(70, OUTSIDE, "aws_vpc.main")));
        log.append(Append.of(entries.toArray(NewEntry[]::new))).toCompletableFuture().join();
        projections.catchUp();
    }

    private static NewEntry planned() {
        return planned(7_500, WAITING);
    }

    private static NewEntry planned(long change, AtlantisProject project) {
        var report =
                new AtlantisReport(
                        AtlantisReport.Channel.COMMENT, change, project, "c" + change, null, null);
        return new NewEntry(
                Envelope.of(
                                Fact.of("comment", "c" + change),
                                Subject.change(BACKEND, change),
                                URI.create("https://github.com/eco-cycle/backend"),
                                at(21),
                                ActorProof.SIGNED,
                                ObservedBy.WEBHOOK)
                        .in(BACKEND),
                new PlanEvent.Succeeded(report, text(COUNTS), null));
    }

    @Test
    void pageTellsWhatIsOpenAndWhatEnded() {
        given().get("/drift?" + TIME)
                .then()
                .statusCode(200)
                .body(containsString("places differ from Git, the oldest for"))
                .body(containsString("outside-production</bdi>"))
                .body(containsString("Changed outside Terraform"))
                .body(containsString("<code><bdi>aws_vpc.main</bdi></code>"))
                .body(
                        containsString(
                                "href=\"/changes/eco-cycle/backend/7500\">#7500</a> was merged"))
                .body(containsString("<span class=\"soft\">by hand</span>"))
                .body(containsString("Minutes in drift, by day and domain"))
                .body(containsString("drifter, 23 Nov"))
                .body(containsString("aria-current=\"page\">Drift"));
    }

    @Test
    void textFromOutsideStaysText() {
        given().get("/drift?" + TIME)
                .then()
                .body(containsString("&lt;img src=x onerror=alert(1)&gt;/⟨U+202E⟩my"))
                .body(not(containsString("<img src=x")))
                .body(not(containsString(" style=")));
    }

    @Test
    void jsonHasEveryKindAndFiltersThem() {
        given().get("/api/v1/drift?state=open&" + TIME)
                .then()
                .statusCode(200)
                .body("items.kind", hasItem("application"))
                .body("items.kind", hasItem("outside-terraform"))
                .body("items.kind", hasItem("not-applied"))
                .body("items.state", everyItem(is("open")));
        given().get("/api/v1/drift?kind=application&domain=drifter&state=closed&" + TIME)
                .then()
                .body("items", hasSize(1))
                .body("items[0].closedBy", is("hand"))
                .body("items[0].openedAt", startsWith("2026-11-23T09:00:30"))
                .body("items[0].resources", hasItem(DEPLOYMENT));
        given().get("/api/v1/drift?environment=nowhere").then().body("items", hasSize(0));
    }

    @Test
    void pagesFollowEachOtherWithoutAGap() {
        var seen = new ArrayList<String>();
        String after = "";
        while (after != null) {
            var page =
                    given().queryParam("after", after)
                            .queryParam("limit", 1)
                            .get("/api/v1/drift?" + TIME)
                            .jsonPath();
            seen.addAll(page.getList("items.openedAt", String.class));
            after = page.getString("next");
        }
        List<String> all =
                given().get("/api/v1/drift?limit=200&" + TIME)
                        .jsonPath()
                        .getList("items.openedAt", String.class);
        assertThat(seen).isEqualTo(all).hasSizeGreaterThan(3);
    }

    @Test
    void applyThatOnlyAStatusTellsEndsBothKindsOfInfrastructureDrift() {
        var outside = new AtlantisProject("terraform/o", "statuses", "only-o");
        var waiting = new AtlantisProject("terraform/w", "statuses", "only-w");
        var again = new AtlantisProject("terraform/a", "statuses", "only-a");
        log.append(
                        Append.of(
                                found(100, outside, "aws_vpc.main"),
                                found(100, again, "aws_vpc.main"),
                                found(300, again, "aws_vpc.main"),
                                byWebhook().opened(7_600, 100, whole("w", revision(760))),
                                planned(7_600, waiting),
                                byWebhook().merged(7_600, 150, revision(761), titled("w")),
                                applyStatus(200, revision(762), outside, true),
                                applyStatus(200, revision(762), again, true),
                                applyStatus(200, revision(762), waiting, true)))
                .toCompletableFuture()
                .join();
        projections.catchUp();

        String ofThem = "/api/v1/drift?environment=statuses";
        given().get(ofThem + "&state=closed")
                .then()
                .body("items.terraform.project.name", containsInAnyOrder("only-o", "only-w"))
                .body("items.closedBy", everyItem(is("apply")))
                .body("items.closedAt", everyItem(startsWith("2026-11-23T09:03:20")));
        given().get(ofThem + "&state=open")
                .then()
                .body("items.terraform.project.name", contains("only-a"));
    }

    /** Most of them at one instant, so that only their keys tell them apart; of two kinds. */
    @Test
    void listHasMoreThanPicturesHold() {
        var entries = new ArrayList<NewEntry>();
        for (int i = 0; i < 620; i++) {
            var project = new AtlantisProject("terraform/p" + i, "flood", null);
            long second = -864_000L + (i < 600 ? 0 : i);
            entries.add(found(second, project, "aws_vpc.main"));
            entries.add(notFound(second + 3_600, project));
        }
        log.append(Append.of(entries.toArray(NewEntry[]::new))).toCompletableFuture().join();
        projections.catchUp();

        var seen = new ArrayList<String>();
        String next = "";
        while (next != null) {
            var page =
                    given().queryParam("after", next)
                            .queryParam("environment", "flood")
                            .queryParam("limit", 200)
                            .get("/api/v1/drift")
                            .jsonPath();
            seen.addAll(page.getList("items.terraform.project.dir", String.class));
            next = page.getString("next");
        }

        assertThat(seen).hasSize(620).doesNotHaveDuplicates();
        given().get("/drift?environment=flood&from=2026-11-10&to=2026-11-20")
                .then()
                .statusCode(200)
                .body(containsString("Figures and pictures hold the 500 newest"))
                .body(containsString("after="));
    }

    @Test
    void filterThatCannotBeReadIsSaidSo() {
        for (String query : List.of("state=ajar", "kind=odd", "from=soon", "after=x", "limit=0")) {
            given().get("/api/v1/drift?" + query)
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json");
        }
        given().get("/drift?days=8").then().statusCode(400);
    }

    @Test
    void filterThatNothingMatchesSaysSo() {
        given().get("/drift?domain=none&" + TIME)
                .then()
                .statusCode(200)
                .body(containsString("No episode matches these filters."));
    }
}
