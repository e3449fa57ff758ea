package dev.tidemark.approval;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.tidemark.access.SignedIn;
import dev.tidemark.database.TestDatabaseResource;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.PlanCounts;
import dev.tidemark.eventlog.Append;
import dev.tidemark.eventlog.EventLog;
import dev.tidemark.github.GitHubRest;
import dev.tidemark.github.People;
import dev.tidemark.projection.Projections;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Leads, an author and a stranger read the inbox and decide by its forms. */
@QuarkusTest
@QuarkusTestResource(TestDatabaseResource.class)
@TestProfile(SignedIn.Portal.class)
class ApprovalPagesTest {

    private static final PlanCounts DESTROYS = new PlanCounts(1, 2, 1, 0, 0);
    private static final Pattern NUMBER = Pattern.compile("name=\"number\" value=\"([0-9]+)\"");

    @Inject EventLog log;
    @Inject Projections projections;
    @Inject GitHubRest rest;
    @Inject SignedIn signedIn;

    private KnownPeople people;

    @BeforeEach
    void gitHubKnowsPeople() {
        people = new KnownPeople(rest);
        QuarkusMock.installMockForType(people, People.class);
    }

    private WaitingPlan waiting(long number, String name) {
        return waiting(number, "Grow " + name, name);
    }

    private WaitingPlan waiting(long number, String title, String name) {
        var plan = new WaitingPlan(number, title, name, DESTROYS);
        people.know(number, plan.head(1).sha());
        append(plan.opened());
        return plan;
    }

    private void append(List<NewEntry> entries) {
        log.append(Append.of(entries)).toCompletableFuture().join();
        projections.catchUp();
    }

    private RequestSpecification as(String login) {
        return signedIn.request(login).redirects().follow(false);
    }

    private Response send(String login, String page, String verdict, String reason) {
        String number = number(as(login).get(page).asString());
        return as(login)
                .formParam("number", number)
                .formParam("reason", reason)
                .post(page + "/" + verdict);
    }

    private static String number(String page) {
        Matcher number = NUMBER.matcher(page);
        return number.find() ? number.group(1) : "1";
    }

    @Test
    void inboxSaysToALeadWhatWaitsAndWhatItDestroys() {
        WaitingPlan plan = waiting(1_001, "data-one");

        as("jiwon")
                .get("/approvals")
                .then()
                .statusCode(200)
                .header("Cache-Control", containsString("no-store"))
                .body(containsString("Waiting for you"))
                .body(containsString("href=\"" + plan.page() + "\""))
                .body(containsString("<bdi>data-one</bdi>"))
                .body(containsString("destroys 1 resource"))
                .body(containsString("0 of 1 approval"));
    }

    @Test
    void inboxSaysWhyAPlanWaitsForOthers() {
        waiting(1_002, "data-two");

        as("hana").get("/approvals").then().body(containsString("You opened the pull request"));
        as("minsu")
                .get("/approvals")
                .then()
                .body(containsString("Needs 1 more: whoever has the role"));
    }

    @Test
    void whoIsNotSignedInReadsAndSendsNothing() {
        WaitingPlan plan = waiting(1_003, "data-three");

        given().get("/approvals")
                .then()
                .statusCode(200)
                .body(containsString("Nobody is signed in here"));
        given().get(plan.page())
                .then()
                .statusCode(200)
                .body(not(containsString("<textarea")))
                .body(containsString("It could be approved by whoever has the role"));
    }

    @Test
    void leadApprovesAndReadsThatItIsRecorded() {
        WaitingPlan plan = waiting(1_004, "data-four");

        as("jiwon")
                .get(plan.page())
                .then()
                .statusCode(200)
                .body(containsString("You may approve because"))
                .body(containsString("You have the role lead"))
                .body(containsString("Your approval lets the apply out."))
                .body(containsString("It destroys 1 resource, changes 2 and adds 1."));
        Response answer = send("jiwon", plan.page(), "grant", "Read the whole plan");
        projections.catchUp();

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location")).endsWith(plan.page() + "?done=granted");
        as("jiwon")
                .get(plan.page() + "?done=granted")
                .then()
                .body(containsString("Your approval is recorded."))
                .body(containsString("Let out"))
                .body(containsString("<bdi>Read the whole plan</bdi>"));
        as("sora")
                .get(plan.page() + "?done=granted")
                .then()
                .body(not(containsString("Your approval is recorded.")));
    }

    @Test
    void sameFormTwiceIsOneDecision() {
        WaitingPlan plan = waiting(1_005, "data-five");
        String number = number(as("jiwon").get(plan.page()).asString());

        for (int i = 0; i < 2; i++) {
            as("jiwon")
                    .formParam("number", number)
                    .post(plan.page() + "/grant")
                    .then()
                    .statusCode(303);
        }
        projections.catchUp();

        String history =
                as("jiwon")
                        .header("HX-Request", "true")
                        .header("HX-Target", "decisions")
                        .get(plan.page())
                        .asString();
        assertThat(history.split("approved the plan of", -1)).hasSize(2);
    }

    @Test
    void authorIsToldWhyNotAndWhoCould() {
        WaitingPlan plan = waiting(1_006, "data-six");

        as("hana")
                .get(plan.page())
                .then()
                .body(containsString("You may not approve because"))
                .body(containsString("You opened the pull request"))
                .body(not(containsString("Approve this plan")));
        as("hana")
                .formParam("number", "1")
                .post(plan.page() + "/grant")
                .then()
                .statusCode(403)
                .body(containsString("Nothing was decided."))
                .body(containsString("You opened the pull request."));
    }

    @Test
    void rejectionWithoutAReasonKeepsWhatWasTyped() {
        WaitingPlan plan = waiting(1_007, "data-seven");

        Response answer = send("jiwon", plan.page(), "reject", "<b>no");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.asString())
                .contains("A reason is missing. Nothing was decided.")
                .contains(">&lt;b&gt;no</textarea>");
    }

    @Test
    void rejectionHoldsAndNamesItsReason() {
        WaitingPlan plan = waiting(1_008, "data-eight");

        Response answer =
                send("jiwon", plan.page(), "reject", "Wait for the notes of 1.34, please");
        projections.catchUp();

        assertThat(answer.statusCode()).isEqualTo(303);
        as("sora")
                .get(plan.page())
                .then()
                .body(containsString("This holds until the project is planned again."))
                .body(containsString("Wait for the notes of 1.34, please"))
                .body(not(containsString("Approve this plan")));
    }

    @Test
    void planThatMovedIsAConflictThatLeadsToTheNewOne() {
        WaitingPlan plan = waiting(1_009, "data-nine");
        String number = number(as("jiwon").get(plan.page()).asString());
        people.know(1_009, plan.head(2).sha());
        append(plan.pushedAndPlanned());

        as("jiwon")
                .formParam("number", number)
                .post(plan.page() + "/grant")
                .then()
                .statusCode(409)
                .body(containsString("The plan moved while you were reading."))
                .body(containsString("the head is " + plan.head(2).abbreviated() + " now"))
                .body(containsString("href=\"" + plan.pageAfterPush() + "\""));
    }

    @Test
    void htmxGetsOnlyThePart() {
        WaitingPlan plan = waiting(1_010, "data-ten");

        as("jiwon")
                .header("HX-Request", "true")
                .header("HX-Target", "request")
                .formParam("number", "1")
                .formParam("reason", "")
                .post(plan.page() + "/reject")
                .then()
                .statusCode(422)
                .body(startsWith("<div id=\"request\""))
                .body(not(containsString("<html")));
        for (String part : List.of("inbox", "request", "planned", "decisions")) {
            as("jiwon")
                    .header("HX-Request", "true")
                    .header("HX-Target", part)
                    .get(plan.page())
                    .then()
                    .body(startsWith("<div id=\"" + part + "\""));
        }
    }

    @Test
    void badgeIsOnesOwnAndNobodyKeepsIt() {
        waiting(1_011, "data-eleven");

        as("jiwon")
                .get("/approvals/badge")
                .then()
                .header("Cache-Control", containsString("no-store"))
                .body(containsString("class=\"count due\""));
        given().get("/approvals/badge").then().body(not(containsString("count due")));
        as("jiwon").get("/changes").then().body(containsString("class=\"count due\""));
        given().get("/changes").then().body(not(containsString("count due")));
    }

    @Test
    void whatWasSentAndAppliedIsToldWithItsComment() {
        WaitingPlan plan = waiting(1_012, "data-twelve");
        send("jiwon", plan.page(), "grant", "");
        append(List.of(plan.sent(SignedIn.JIWON)));

        as("sora")
                .get(plan.page())
                .then()
                .body(containsString("stands in the pull request as"))
                .body(
                        containsString(
                                "https://github.com/eco-cycle/platform/pull/1012#issuecomment-4711"));

        append(List.of(plan.applied()));
        as("sora").get(plan.page()).then().body(containsString("Atlantis applied it."));
        as("sora")
                .header("HX-Request", "true")
                .header("HX-Target", "planned")
                .get(plan.page())
                .then()
                .body(containsString("Applied"))
                .body(not(containsString("Waits for approval")));
        as("sora")
                .get("/api/v1" + plan.page())
                .then()
                .body("have", equalTo(1))
                .body("need", equalTo(1));
    }

    @Test
    void hostileTitleIsEscapedAndItsControlsAreNamed() {
        WaitingPlan plan = waiting(1_013, "<script>alert(1)</script>\u202E", "data-thirteen");

        as("jiwon")
                .get(plan.page())
                .then()
                .body(not(containsString("<script>alert")))
                .body(not(containsString("\u202E")))
                .body(containsString("&lt;script&gt;alert(1)&lt;/script&gt;⟨U+202E⟩"));
    }

    @Test
    void withoutAGitHubAccountNobodyDecides() {
        WaitingPlan plan = waiting(1_014, "data-fourteen");

        as("nobody-on-github")
                .get(plan.page())
                .then()
                .body(containsString("No GitHub account is proved for you"))
                .body(not(containsString("<textarea")));
    }

    @Test
    void forgedAddressesAndFormsAreRefused() {
        WaitingPlan plan = waiting(1_015, "data-fifteen");

        as("jiwon").get("/approvals/" + "0".repeat(32)).then().statusCode(404);
        as("jiwon").get("/approvals/..%2f").then().statusCode(404);
        as("jiwon")
                .formParam("number", "1")
                .post("/approvals/" + "0".repeat(32) + "/grant")
                .then()
                .statusCode(404);
        as("jiwon").formParam("reason", "x").post(plan.page() + "/grant").then().statusCode(400);
        as("jiwon").formParam("number", "-1").post(plan.page() + "/grant").then().statusCode(400);
        as("jiwon")
                .formParam("number", "1")
                .formParam("verdict", "whatever")
                .post(plan.page() + "/review")
                .then()
                .statusCode(400);
    }
}
