package dev.tidemark.policy;

import static dev.tidemark.atlantis.AtlantisTold.COUNTS;
import static dev.tidemark.atlantis.AtlantisTold.DATA;
import static dev.tidemark.atlantis.AtlantisTold.planComment;
import static dev.tidemark.projection.Told.BACKEND;
import static dev.tidemark.projection.Told.byWebhook;
import static dev.tidemark.projection.Told.revision;
import static dev.tidemark.projection.Told.whole;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.tidemark.database.TestDatabaseResource;
import dev.tidemark.event.Actor;
import dev.tidemark.event.ActorProof;
import dev.tidemark.event.Envelope;
import dev.tidemark.event.Fact;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.ObservedBy;
import dev.tidemark.event.PolicyEvent;
import dev.tidemark.event.Subject;
import dev.tidemark.eventlog.Append;
import dev.tidemark.eventlog.EventLog;
import dev.tidemark.projection.Projections;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@QuarkusTest
@QuarkusTestResource(TestDatabaseResource.class)
@TestProfile(PolicyPagesTest.WithRepository.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PolicyPagesTest {

    private static final String NAME = "eco-cycle/backend";
    private static final String FIRST =
            """
            version: 1
            environments: [{name: staging}, {name: production}]
            rules:
              - name: "live <b>data</b> \u202Ex"
                environments: [production]
                approvers: {teams: [eco-cycle/leads]}
                approvals_when_destroying: 2
                undiverged: true
                break_glass: {users: [mona]}
            freezes:
              - name: always on
                reason: "so that <i>it</i> shows"
                environments: [production]
                time_zone: UTC
                from: 2020-01-01T00:00
                until: 2099-01-01T00:00
            """;

    @Inject EventLog log;
    @Inject Projections projections;
    @Inject AgroalDataSource database;

    /** A portal that would look for a policy, without a token to do so. */
    public static final class WithRepository implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("tidemark.policy.repository", NAME);
        }
    }

    /** A portal that has just started knows no read model yet. */
    @BeforeEach
    void everyReadModelIsThere() {
        projections.catchUp();
    }

    @Test
    @Order(1)
    void withoutAFileTheDefaultIsExplained() {
        given().get("/policy")
                .then()
                .statusCode(200)
                .body(containsString("No policy is written: one lead approves"))
                .body(containsString("docs/policy.md has an example"))
                .body(containsString("everyone with role lead"));
        given().get("/api/v1/policy")
                .then()
                .statusCode(200)
                .body("repository", equalTo(NAME))
                .body("commit", nullValue())
                .body("rules.name", equalTo(List.of("default")));
    }

    @Test
    @Order(2)
    void policyInForceIsToldInWordsAndPerProject() {
        append(
                byWebhook().opened(418, 0, whole("Own Redis", revision(1))),
                planComment(21, DATA, COUNTS),
                version(1, new PolicyEvent.Changed(FIRST)));

        given().get("/policy")
                .then()
                .statusCode(200)
                .body(containsString("2 rules say who lets what out"))
                .body(containsString("1 approval by <bdi>team eco-cycle/leads</bdi>"))
                .body(containsString("2 where something is destroyed, replaced or forgotten"))
                .body(containsString("data-production</bdi>"))
                .body(containsString("Frozen: "))
                .body(
                        containsString(
                                "https://github.com/eco-cycle/backend/commit/" + revision(901)))
                .body(containsString("<bdi>octo</bdi> <span class=\"chip\">signed"))
                .body(not(containsString("<b>data")))
                .body(not(containsString("<i>it")))
                .body(not(containsString("\u202E")));
        given().get("/api/v1/policy")
                .then()
                .body("commit", equalTo(revision(901).sha()))
                .body("content", equalTo(FIRST))
                .body("environments", equalTo(List.of("staging", "production")))
                .body("rules[0].approvalsWhenDestroying", equalTo(2))
                .body("freezes[0].on", equalTo(true))
                .body("projects.find { it.key == 'data-production' }.frozen", equalTo("always on"))
                .body("versions[0].state", equalTo("valid"))
                .body("problems", equalTo(List.of()));
    }

    @Test
    @Order(3)
    void invalidFileSaysWhatIsWrongAndWhatStillHolds() {
        append(version(2, new PolicyEvent.Invalid(List.of("line 3: <u>no</u>"))));

        given().get("/policy")
                .then()
                .body(containsString("The newest policy cannot be used"))
                .body(containsString("line 3: &lt;u&gt;no&lt;/u&gt;"))
                .body(containsString("team eco-cycle/leads"));
        given().get("/api/v1/policy")
                .then()
                .body("commit", equalTo(revision(901).sha()))
                .body("problems", hasItem("line 3: <u>no</u>"))
                .body("versions.state", equalTo(List.of("invalid", "valid")));
    }

    @Test
    @Order(4)
    void deletedFileMakesTheDefaultHold() {
        append(version(3, new PolicyEvent.Changed("")));

        given().get("/policy")
                .then()
                .body(containsString("No policy is written"))
                .body(containsString("Deleted"));
        given().header("HX-Request", "true")
                .header("HX-Target", "policy")
                .get("/policy")
                .then()
                .body(startsWith("<div id=\"policy\""));
    }

    @Test
    @Order(5)
    void statusTellsHowThePolicyIsLookedAt() throws Exception {
        // The watch follows the log meanwhile, and must come to the same.
        append(version(4, new PolicyEvent.Invalid(List.of("line 3: no"))));
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(
                    """
                    insert into work.policy_watch
                        (repository, state, looked_at, status_trouble, problems)
                    values ('eco-cycle/backend', '{}', now(), 'GitHub answered 403', 'line 3: no')
                    on conflict (repository) do update
                    set looked_at = now(), status_trouble = excluded.status_trouble,
                        problems = excluded.problems
                    """);
        }

        String page = given().get("/status").asString();
        assertThat(page)
                .contains("The newest policy cannot be used.")
                .contains("Commits get no status: GitHub answered 403")
                .contains("href=\"/policy\"");
        given().get("/api/v1/status")
                .then()
                .body("policies[0].repository", equalTo(NAME))
                .body("policies[0].problems", equalTo(List.of("line 3: no")));
    }

    private void append(NewEntry... entries) {
        log.append(Append.of(entries)).toCompletableFuture().join();
        projections.catchUp();
    }

    private static NewEntry version(int number, PolicyEvent event) {
        return new NewEntry(
                Envelope.of(
                                Fact.of("policy", BACKEND.toString(), revision(900 + number).sha()),
                                Subject.policy(BACKEND),
                                URI.create("https://github.com/" + NAME),
                                Instant.parse("2026-11-23T10:00:00Z").plusSeconds(60L * number),
                                ActorProof.SIGNED,
                                ObservedBy.POLL)
                        .by(new Actor("octo", "7"))
                        .in(BACKEND)
                        .at(revision(900 + number)),
                event);
    }
}
