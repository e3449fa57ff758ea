package dev.tidemark.status;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.tidemark.database.TestDatabaseResource;
import dev.tidemark.event.ActorProof;
import dev.tidemark.event.Envelope;
import dev.tidemark.event.Fact;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.ObservationEvent;
import dev.tidemark.event.ObservedBy;
import dev.tidemark.event.Subject;
import dev.tidemark.eventlog.Append;
import dev.tidemark.eventlog.Delivery;
import dev.tidemark.eventlog.DeliveryOutcome;
import dev.tidemark.eventlog.EventLog;
import dev.tidemark.eventlog.Evidence;
import dev.tidemark.projection.Projections;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabaseResource.class)
class StatusPagesTest {

    @Inject EventLog log;
    @Inject Projections projections;

    @Test
    void deliveriesThatWereNotUnderstoodAreShownWithTheReason() {
        deliver("guid-1", DeliveryOutcome.Result.UNMAPPABLE, "no <b>number</b>");
        deliver("guid-2", DeliveryOutcome.Result.UNMAPPABLE, "no title");
        deliver("guid-4", DeliveryOutcome.Result.KEPT, "labels are not recorded");
        deliver("guid-5", DeliveryOutcome.Result.KEPT, "labels are not recorded");

        given().get("/status")
                .then()
                .statusCode(200)
                .body(containsString("not understood."))
                .body(containsString("no &lt;b&gt;number&lt;/b&gt;"))
                .body(containsString("labels are not recorded"));
        given().get("/api/v1/status?limit=1")
                .then()
                .body("notUnderstood", hasSize(1))
                .body("notUnderstood[0].guid", equalTo("guid-2"))
                .body("next", notNullValue())
                .body("connections[0].source", equalTo("github"))
                .body("connections[0].deliveries.unmappable", greaterThanOrEqualTo(2))
                .body("kept.find { it.reason == 'labels are not recorded' }.count", equalTo(2));
        String next = given().get("/api/v1/status?limit=1").path("next");
        given().queryParam("after", next)
                .queryParam("limit", 1)
                .get("/api/v1/status")
                .then()
                .body("notUnderstood[0].guid", equalTo("guid-1"));
    }

    @Test
    void laterMapperThatUnderstandsTakesTheDeliveryOffTheList() {
        Delivery delivery = deliver("guid-3", DeliveryOutcome.Result.UNMAPPABLE, "too new");

        log.append(
                        Append.of()
                                .with(
                                        new DeliveryOutcome(
                                                delivery.id(),
                                                2,
                                                DeliveryOutcome.Result.RECORDED,
                                                null)))
                .toCompletableFuture()
                .join();

        given().get("/api/v1/status?limit=200")
                .then()
                .body("notUnderstood.guid", not(hasItems("guid-3")));
    }

    @Test
    void gapsAndProjectionsAndTheLogsKeyAreShown() {
        var gap =
                new ObservationEvent.Gap(
                        Instant.parse("2026-11-23T01:00:00Z"),
                        Instant.parse("2026-11-23T02:00:00Z"),
                        "two merges that no delivery told");
        log.append(
                        Append.of(
                                new NewEntry(
                                        Envelope.of(
                                                Fact.of("gap", "status-test"),
                                                Subject.source("https://github.com/eco/backend"),
                                                URI.create("https://github.com/eco/backend"),
                                                Instant.parse("2026-11-23T02:00:00Z"),
                                                ActorProof.API,
                                                ObservedBy.POLL),
                                        gap)))
                .toCompletableFuture()
                .join();
        projections.catchUp();

        given().get("/api/v1/status")
                .then()
                .body("gaps.missing", hasItems("two merges that no delivery told"))
                .body("projections.name", hasItems("activity", "change", "gap"))
                .body("log.verifierKey", notNullValue())
                .body("log.trouble", equalTo(null));
        given().get("/status")
                .then()
                .body(containsString("two merges that no delivery told"))
                .body(containsString("Verifier key"));
    }

    @Test
    void fragmentIsThePageWithoutItsShell() {
        given().header("HX-Request", "true")
                .header("HX-Target", "status")
                .get("/status")
                .then()
                .body(startsWith("<div id=\"status\""));
    }

    @Test
    void unreadableCursorIsRefused() {
        given().get("/api/v1/status?after=x").then().statusCode(400);
    }

    private Delivery deliver(String guid, DeliveryOutcome.Result result, String reason) {
        Evidence document =
                Evidence.of(
                        "github.pull_request",
                        "application/json",
                        ("{\"guid\":\"" + guid + "\"}").getBytes(StandardCharsets.UTF_8));
        var delivery =
                new Delivery("github", guid, "pull_request", Instant.now(), document.sha256());
        log.append(
                        new Append(
                                List.of(),
                                List.of(document),
                                delivery,
                                new DeliveryOutcome(delivery.id(), 1, result, reason),
                                null))
                .toCompletableFuture()
                .join();
        return delivery;
    }
}
