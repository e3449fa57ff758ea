package dev.tidemark.approval;

import static dev.tidemark.approval.ApprovalTold.GITHUB;
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
import static org.hamcrest.Matchers.containsString;
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
import dev.tidemark.projection.Projected;
import dev.tidemark.projection.Projections;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
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
    @Inject AgroalDataSource database;

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

    /** The command is tried, and GitHub does not answer. */
    @Test
    void whatIsTriedAgainIsSending() throws Exception {
        approvals.decide(id, lead(LEA), Verdict.GRANT, "looks right", 1);
        projections.catchUp();
        try (Connection connection = database.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement(
                                """
                                insert into work.effect_attempt
                                    (effect, request, attempts, first_at, next_at, note)
                                values ('sending/' || ?, ?, 2, now(), now() + interval '1 hour',
                                        'GitHub does not answer')
                                on conflict do nothing
                                """)) {
            insert.setString(1, id);
            insert.setString(2, id);
            insert.executeUpdate();
        }

        given().get(PATH + "/" + id).then().statusCode(200).body("state", equalTo("sending"));
        given().queryParam("repository", name)
                .queryParam("limit", 200)
                .get(PATH)
                .then()
                .body("items.state", hasItem("sending"));
        given().queryParam("state", "let out")
                .queryParam("repository", name)
                .queryParam("limit", 200)
                .get(PATH)
                .then()
                .body("items.id", hasItem(id));
        given().queryParam("state", "sending").get(PATH).then().statusCode(400);
    }

    @Test
    void planThatIsOverWithoutADecisionIsNotCalledVoidAndLeadsNowhere() {
        String change = "/changes/" + name + "/418";
        given().get(change).then().body(containsString("/approvals/" + id));

        log.append(Append.of(ApprovalTold.in(repository, name, List.of(GITHUB.closed(418, 90)))))
                .toCompletableFuture()
                .join();
        projections.catchUp();

        given().get(change)
                .then()
                .statusCode(200)
                .body(containsString("No approval is needed any more"))
                .body(not(containsString("0 of 1 approval")))
                .body(not(containsString("/approvals/" + id)));
    }

    @Test
    void manyWhoAskWhatWaitsAtTheSameTimeAskTheDatabaseOnce() throws Exception {
        List<CompletableFuture<Integer>> asked;
        try (Connection held = database.getConnection();
                Statement statement = held.createStatement()) {
            held.setAutoCommit(false);
            statement.execute("lock table view.request in access exclusive mode");
            requests.forget(new Projected("request", Set.of(), 1));
            asked =
                    IntStream.range(0, 12)
                            .mapToObj(i ->
                                    requests.waitingFor(lead(LEA))
                                            .subscribeAsCompletionStage()
                                            .toCompletableFuture())
                            .toList();
            await(() -> asking() > 0);
            Thread.sleep(200);
            assertThat(asking()).isOne();
            held.rollback();
            held.setAutoCommit(true);
        }

        for (CompletableFuture<Integer> each : asked) {
            assertThat(each.get(10, TimeUnit.SECONDS)).isPositive();
        }
    }

    /** How many ask what is open, and wait for the lock. */
    private int asking() {
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        connection.prepareStatement(
                                """
                                select count(*)
                                from pg_stat_activity
                                where wait_event_type = 'Lock'
                                  and query like 'select key from view.request where open%'
                                """);
                ResultSet rows = query.executeQuery()) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        Instant end = Instant.now().plusSeconds(10);
        while (!condition.getAsBoolean() && Instant.now().isBefore(end)) {
            Thread.sleep(20);
        }
        assertThat(condition.getAsBoolean()).isTrue();
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
