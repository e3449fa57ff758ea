package dev.tidemark.approval;

import static dev.tidemark.approval.ApprovalTold.HARMLESS;
import static dev.tidemark.approval.ApprovalTold.LEA;
import static dev.tidemark.approval.ApprovalTold.digest;
import static dev.tidemark.approval.ApprovalTold.lead;
import static dev.tidemark.approval.ApprovalTold.waiting;
import static dev.tidemark.atlantis.AtlantisTold.DATA;
import static dev.tidemark.projection.Told.HANA;
import static dev.tidemark.projection.Told.revision;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.tidemark.database.TestDatabaseResource;
import dev.tidemark.event.ApprovalRequest;
import dev.tidemark.event.Repository;
import dev.tidemark.eventlog.Append;
import dev.tidemark.eventlog.EventLog;
import dev.tidemark.github.People;
import dev.tidemark.projection.Projections;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabaseResource.class)
class ApprovalApiTest {

    private static final String PATH = "/api/v1/approvals";
    private static final String NAME = "eco-cycle/decided";
    private static final Duration SOON = Duration.ofSeconds(10);

    @Inject EventLog log;
    @Inject Projections projections;
    @Inject Approvals approvals;
    @Inject ApprovalRequests requests;

    private static long repositories = 770_000;

    private final Repository repository = Repository.byId("github.com", ++repositories);
    private final String name = NAME + repositories;
    private final String id =
            ApprovalRequest.of(repository, 418, DATA, revision(1), digest(1), true).id();

    @BeforeEach
    void aPlanWaits() {
        log.append(Append.of(ApprovalTold.in(repository, name, waiting(1, HARMLESS))))
                .toCompletableFuture()
                .join();
        projections.catchUp();
        QuarkusMock.installMockForType(
                new SaidPeople().commitsBy(revision(1), List.of(HANA)), People.class);
    }

    @Test
    void whatWaitsIsListedAndShown() {
        given().queryParam("repository", name)
                .queryParam("limit", 200)
                .get(PATH)
                .then()
                .statusCode(200)
                .body("items.id", hasItem(id))
                .body("items.state", hasItem("waiting"));
        given().get(PATH + "/" + id)
                .then()
                .statusCode(200)
                .body("repository", equalTo(name))
                .body("number", equalTo(418))
                .body("need", equalTo(1))
                .body("have", equalTo(0))
                .body("entitled", equalTo(List.of("role:lead")))
                .body("author.login", equalTo("hana"));
    }

    @Test
    void listsHavePages() {
        String next =
                given().queryParam("limit", 1)
                        .get(PATH)
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("next");

        given().queryParam("limit", 200).queryParam("after", next).get(PATH).then().statusCode(200);
        given().queryParam("after", "nonsense").get(PATH).then().statusCode(400);
        given().queryParam("state", "approved").get(PATH).then().statusCode(400);
        given().queryParam("state", "applied")
                .get(PATH)
                .then()
                .statusCode(200)
                .body("items.id", not(hasItem(id)));
    }

    @Test
    void whatIsDecidedIsShownWithItsHistory() {
        Decided decided = approvals.decide(id, lead(LEA), Verdict.GRANT, "looks right", 1);
        projections.catchUp();

        assertThat(decided).isInstanceOf(Decided.Recorded.class);
        given().get(PATH + "/" + id)
                .then()
                .statusCode(200)
                .body("state", equalTo("let out"))
                .body("have", equalTo(1))
                .body("approvers.login", equalTo(List.of("lea")))
                .body("history.what", equalTo(List.of("granted")))
                .body("history.reason", equalTo(List.of("looks right")));
        assertThat(requests.owed().await().atMost(SOON)).extracting(ApprovalLine::id).contains(id);
    }

    @Test
    void anInboxSaysWhatWaitsForWhom() {
        Inbox ofLea = requests.inbox(lead(LEA)).await().atMost(SOON);
        Inbox ofHana = requests.inbox(lead(HANA)).await().atMost(SOON);

        assertThat(ofLea.mine()).extracting(waiting -> waiting.line().id()).contains(id);
        assertThat(ofHana.others())
                .filteredOn(waiting -> waiting.line().id().equals(id))
                .singleElement()
                .satisfies(waiting ->
                        assertThat(waiting.explained().against().orElseThrow().key())
                                .isEqualTo("not-author"));
        assertThat(requests.waitingFor(lead(LEA)).await().atMost(SOON)).isPositive();
        assertThat(requests.waitingFor(null).await().atMost(SOON)).isZero();
    }

    @Test
    void whoIsNotSignedInDecidesNothing() {
        for (String way : List.of("grants", "rejections", "withdrawals", "overrides")) {
            given().contentType(ContentType.JSON)
                    .body("{\"decision\": 1, \"reason\": \"because I say so\"}")
                    .post(PATH + "/" + id + "/" + way)
                    .then()
                    .statusCode(401)
                    .contentType(startsWith("application/problem+json"));
        }
    }

    @Test
    void nothingIsFoundWhereNothingIs() {
        given().get(PATH + "/" + "0".repeat(32)).then().statusCode(404);
        given().get(PATH + "/%2e%2e").then().statusCode(404);
    }

    @Test
    void everyRuleIsTold() {
        Explained explained = approvals.explain(id, lead(LEA), Verdict.GRANT).orElseThrow();

        assertThat(explained.isAllowed()).isTrue();
        assertThat(explained.rules())
                .extracting(RuleFact::key)
                .contains("plan-current", "entitled", "not-author", "not-committer", "not-pusher");
    }
}
