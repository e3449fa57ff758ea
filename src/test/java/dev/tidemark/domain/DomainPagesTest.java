package dev.tidemark.domain;

import static dev.tidemark.argocd.ArgoCdTold.DEPLOYMENT;
import static dev.tidemark.projection.Told.JONAS;
import static dev.tidemark.projection.Told.byWebhook;
import static dev.tidemark.projection.Told.titled;
import static dev.tidemark.projection.Told.whole;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.tidemark.argocd.ArgoCdTold;
import dev.tidemark.database.TestDatabaseResource;
import dev.tidemark.event.ApplicationEvent.Health;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.Revision;
import dev.tidemark.eventlog.Append;
import dev.tidemark.eventlog.EventLog;
import dev.tidemark.projection.Projections;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabaseResource.class)
class DomainPagesTest {

    private static final String TIME = "from=2026-11-23&to=2026-11-25";
    private static final String OVERLAY = "k8s/overlays/shop/kustomization.yaml";

    @Inject EventLog log;
    @Inject Projections projections;

    /** Two deployments, the second by a pull request; then one that failed and still waits. */
    @BeforeEach
    void domainWasDeployedTwiceAndOnceInVain() {
        var told = new ArgoCdTold("shop");
        var first = told.sync(10, 1, null);
        var second = told.sync(110, 2, "<i>omar</i>");
        var third = told.sync(210, 3, null);
        told.created(0)
                .paths(1, 1, "one")
                .started(10, first)
                .succeeded(12, first)
                .synced(13, 1)
                .images(13, "acme/shop:1.0")
                .health(14, Health.HEALTHY)
                .paths(101, 2, "two")
                .outOfSync(102, 2, DEPLOYMENT)
                .started(110, second)
                .succeeded(115, second)
                .synced(116, 2)
                .images(116, "acme/shop:2.0")
                .paths(201, 3, "three")
                .outOfSync(202, 3, DEPLOYMENT)
                .started(210, third)
                .failed(220, third, "<script>alert(1)</script> forbidden");
        var entries = new ArrayList<NewEntry>(told.entries());
        entries.addAll(
                List.of(
                        byWebhook().opened(7_700, 20, whole("Use <b>two</b>", at(70))),
                        byWebhook().mergedBy(JONAS, 7_700, 100, at(2), titled("Use <b>two</b>")),
                        byWebhook().pushed(0, "refs/heads/main", at(0), at(1), OVERLAY),
                        byWebhook().pushed(100, "refs/heads/main", at(1), at(2), OVERLAY),
                        byWebhook().pushed(200, "refs/heads/main", at(2), at(3), OVERLAY)));
        log.append(Append.of(entries.toArray(NewEntry[]::new))).toCompletableFuture().join();
        projections.catchUp();
    }

    private static Revision at(int number) {
        return new Revision(ArgoCdTold.revision(number));
    }

    @Test
    void listTellsWhatRunsWhere() {
        given().get("/domains")
                .then()
                .statusCode(200)
                .body(containsString("with changes that wait"))
                .body(containsString("<a href=\"/domains/shop\"><bdi>shop</bdi></a>"))
                .body(containsString("<code><bdi>2.0</bdi></code>"))
                .body(containsString("Deployments in each of the last 8 weeks"));
        given().get("/domains?environment=nowhere")
                .then()
                .body(containsString("Nothing of a domain runs in this environment."));
    }

    @Test
    void domainTellsItsDeploymentsWithPullRequestsAndImages() {
        given().get("/domains/shop?" + TIME)
                .then()
                .statusCode(200)
                .body(containsString("<h1>shop: 2.0 in production.</h1>"))
                .body(containsString("3 deployments in"))
                .body(containsString("href=\"/changes/eco-cycle/backend/7700\">#7700</a>"))
                .body(containsString("Use &lt;b&gt;two&lt;/b&gt;"))
                .body(containsString("no approval seen"))
                .body(containsString("<code><bdi>1.0</bdi></code>"))
                .body(containsString("Sync failed"))
                .body(containsString("nothing was deployed before."))
                .body(containsString("as Argo CD says"))
                .body(containsString("Pending"));
    }

    @Test
    void textFromOutsideStaysText() {
        given().get("/domains/shop?" + TIME)
                .then()
                .body(containsString("&lt;script&gt;alert(1)&lt;/script&gt; forbidden"))
                .body(containsString("&lt;i&gt;omar&lt;/i&gt;"))
                .body(not(containsString("<script>alert")))
                .body(not(containsString(" style=")));
    }

    @Test
    void jsonHoldsTheSame() {
        given().get("/api/v1/domains")
                .then()
                .statusCode(200)
                .body("items.name", hasItem("shop"))
                .body("items.find { it.name == 'shop' }.applications[0].version", equalTo("2.0"))
                .body(
                        "items.find { it.name == 'shop' }.applications[0].standing",
                        equalTo("pending"));
        given().get("/api/v1/domains/shop/deployments?" + TIME)
                .then()
                .statusCode(200)
                .body("items", hasSize(3))
                .body("items[0].outcome", equalTo("failed"))
                .body("items[1].range.added[0].change", equalTo(7700))
                .body("items[1].range.added", hasSize(1))
                .body("items[2].rangeUnknown", equalTo("first"))
                .body("next", nullValue());
    }

    @Test
    void deploymentsComeInPages() {
        String next =
                given().get("/api/v1/domains/shop/deployments?limit=2")
                        .then()
                        .body("items", hasSize(2))
                        .body("next", notNullValue())
                        .extract()
                        .path("next");
        given().get("/api/v1/domains/shop/deployments?limit=2&after=" + next)
                .then()
                .body("items", hasSize(1));
        given().get("/domains/shop?limit=2&" + TIME).then().body(containsString("rel=\"next\""));
    }

    @Test
    void whatIsNotKnownAndWhatCannotBeReadAreSaidSo() {
        given().get("/domains/nothing")
                .then()
                .statusCode(404)
                .body(containsString("No application of a domain of this name"));
        given().get("/api/v1/domains/nothing/deployments")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
        for (String query : List.of("from=soon", "after=x", "limit=0")) {
            given().get("/api/v1/domains/shop/deployments?" + query).then().statusCode(400);
        }
        given().get("/domains/shop?days=8").then().statusCode(400);
    }

    @Test
    void timeWithoutDeploymentsSaysSo() {
        given().get("/domains/shop?from=2026-11-01&to=2026-11-02")
                .then()
                .statusCode(200)
                .body(containsString("No deployment in this time."));
    }
}
