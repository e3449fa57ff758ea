package dev.tidemark.environment;

import static dev.tidemark.environment.EnvironmentTold.at;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.database.TestDatabaseResource;
import dev.tidemark.event.ActorProof;
import dev.tidemark.event.AtlantisProject;
import dev.tidemark.event.Envelope;
import dev.tidemark.event.Fact;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.ObservedBy;
import dev.tidemark.event.PolicyEvent;
import dev.tidemark.event.Repository;
import dev.tidemark.event.Revision;
import dev.tidemark.event.Subject;
import dev.tidemark.eventlog.Append;
import dev.tidemark.eventlog.EventLog;
import dev.tidemark.projection.Projections;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** What the policy's file says is in an environment is there on its page, also of the past. */
@QuarkusTest
@QuarkusTestResource(TestDatabaseResource.class)
@TestProfile(EnvironmentMappingTest.WithRepository.class)
class EnvironmentMappingTest {

    private static final String NAME = "eco-cycle/backend";
    private static final Repository BACKEND = Repository.byId("github.com", 1296269);

    @Inject EventLog log;
    @Inject Projections projections;

    /** A portal that would look for a policy, without a token to do so. */
    public static final class WithRepository implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("tidemark.policy.repository", NAME);
        }
    }

    @Test
    void mergedPolicyRegroupsWhatWasThereBefore() throws Exception {
        append(
                new EnvironmentTold("shared")
                        .service(0, "auth-live", "1")
                        .runs(10, "auth-live", 1)
                        .service(0, "auth-try", "1")
                        .runs(10, "auth-try", 1)
                        .application(0, "ops", 0)
                        .changedOutside(
                                20, new AtlantisProject("live/data", "default", null), "a.b")
                        .entries());
        assertThat(environments()).containsExactly("shared", "production");
        assertThat(components("shared")).containsExactly("auth-live", "auth-try", "ops");
        assertThat(components("production")).containsExactly("live/data (default)");

        append(
                policy(
                        1,
                        """
                        version: 1
                        environments:
                          - name: trial
                            applications: [{cluster: shared, labels: {domain: auth-try}}]
                          - name: live
                            applications: [{cluster: sha*, labels: {domain: auth-live}}]
                            projects: [{repository: ECO-cycle/*, dir: live/**}]
                        domains:
                          - name: identity
                            paths: [k8s/overlays/auth-*]
                        """));

        await(() -> environments().equals(List.of("shared", "trial", "live")));
        assertThat(components("shared")).containsExactly("ops");
        assertThat(components("trial")).containsExactly("auth-try");
        assertThat(components("live")).containsExactly("auth-live", "live/data (default)");
        assertThat(components("live", "?at=" + at(15))).containsExactly("auth-live");
        assertThat(components("live", "?known=5")).contains("auth-live");
        assertThat(
                        given().get("/api/v1/domains")
                                .then()
                                .statusCode(200)
                                .extract()
                                .<List<String>>path("items.name"))
                .contains("identity")
                .doesNotContain("auth-live");
        String places = "items.find { it.name == 'identity' }.applications.environment";
        assertThat(given().get("/api/v1/domains").then().extract().<List<String>>path(places))
                .containsExactly("trial", "live");
        String before = given().get("/api/v1/environments/live").asString();

        await(() -> projections.status().stream().allMatch(each -> each.building() == null));
        projections.rebuild(null, position -> {});

        assertThat(given().get("/api/v1/environments/live").asString()).isEqualTo(before);

        append(policy(2, ""));

        await(() -> environments().equals(List.of("shared", "production")));
        assertThat(components("shared")).containsExactly("auth-live", "auth-try", "ops");
    }

    /** What another mapping made is made anew beside what is shown. */
    private static void await(BooleanSupplier condition) throws InterruptedException {
        Instant end = Instant.now().plusSeconds(60);
        while (!condition.getAsBoolean() && Instant.now().isBefore(end)) {
            Thread.sleep(100);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    private void append(NewEntry entry) {
        append(List.of(entry));
    }

    private void append(List<NewEntry> told) {
        log.append(Append.of(told)).toCompletableFuture().join();
        projections.catchUp();
    }

    private static NewEntry policy(int version, String content) {
        var commit = new Revision("%040x".formatted(version + 0xfeed000L));
        return new NewEntry(
                Envelope.of(
                                Fact.of("policy", BACKEND.toString(), commit.sha()),
                                Subject.policy(BACKEND),
                                URI.create("https://github.com/" + NAME),
                                at(1_000 + version),
                                ActorProof.SIGNED,
                                ObservedBy.WEBHOOK)
                        .in(BACKEND)
                        .at(commit),
                new PolicyEvent.Changed(content));
    }

    private static List<String> environments() {
        return given().get("/api/v1/environments")
                .then()
                .statusCode(200)
                .extract()
                .path("items.name");
    }

    private static List<String> components(String environment) {
        return components(environment, "");
    }

    private static List<String> components(String environment, String point) {
        return given()
                .get("/api/v1/environments/" + environment + point)
                .then()
                .statusCode(200)
                .extract()
                .<List<String>>path("components.name")
                .stream()
                .sorted()
                .toList();
    }
}
