package dev.tidemark.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import dev.tidemark.access.SignedIn;
import dev.tidemark.database.TestDatabaseResource;
import dev.tidemark.event.EvidenceEvent;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.Recorded;
import dev.tidemark.event.Subject;
import dev.tidemark.eventlog.Append;
import dev.tidemark.eventlog.EventLog;
import dev.tidemark.eventlog.Samples;
import dev.tidemark.eventlog.StoredEntry;
import dev.tidemark.projection.Projections;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabaseResource.class)
@TestProfile(SignedIn.Portal.class)
class RetentionPagesTest {

    private static final String HASH = "0f".repeat(32);

    @Inject EventLog log;
    @Inject SignedIn people;
    @Inject Projections projections;
    @Inject AgroalDataSource database;
    @Inject RetentionLog retention;

    private int post(String who, String path, String what, String reason) {
        return people.request(who)
                .redirects()
                .follow(false)
                .formParam("what", what)
                .formParam("reason", reason)
                .post(path)
                .statusCode();
    }

    private List<EvidenceEvent> recorded() {
        return log.read(0, 10_000).stream()
                .map(StoredEntry::decode)
                .map(Recorded::event)
                .filter(EvidenceEvent.class::isInstance)
                .map(EvidenceEvent.class::cast)
                .toList();
    }

    private void awaitFolded() throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofSeconds(30));
        while (projections.status().stream().anyMatch(each -> each.behind() > 0)
                && Instant.now().isBefore(end)) {
            Thread.sleep(50);
        }
    }

    @Test
    void adminHoldsAndReleasesWithAReasonThatEverybodyCanRead() {
        assertThat(post("yuna", "/retention/holds", HASH, "<b>Audit</b>")).isEqualTo(303);

        people.request("yuna")
                .get("/retention")
                .then()
                .statusCode(200)
                .body(containsString(HASH))
                .body(containsString("&lt;b&gt;Audit&lt;/b&gt;"));
        assertThat(post("yuna", "/retention/releases", "evidence/" + HASH, "Over")).isEqualTo(303);
        assertThat(recorded())
                .contains(
                        new EvidenceEvent.Held("evidence/" + HASH, HASH, "<b>Audit</b>"),
                        new EvidenceEvent.Released("evidence/" + HASH, HASH, "Over"));
    }

    @Test
    void changeIsHeldByItsName() throws Exception {
        log.append(Append.of(Samples.opened(4711))).toCompletableFuture().join();
        awaitFolded();

        assertThat(post("yuna", "/retention/holds", "Eco-Cycle/backend#4711", "Audit"))
                .isEqualTo(303);
        assertThat(post("yuna", "/retention/holds", "eco-cycle/other#4711", "Audit"))
                .isEqualTo(404);

        assertThat(recorded())
                .contains(
                        new EvidenceEvent.Held(
                                Subject.change(Samples.BACKEND, 4711).value(),
                                "Eco-Cycle/backend#4711",
                                "Audit"));
    }

    @Test
    void nobodyElseHoldsAndNothingIsHeldWithoutAReason() {
        assertThat(post("sora", "/retention/holds", HASH, "Mine")).isEqualTo(403);
        assertThat(post("yuna", "/retention/holds", HASH, " ")).isEqualTo(400);
        assertThat(post("yuna", "/retention/holds", "'; drop table", "x")).isEqualTo(400);
        assertThat(post("yuna", "/retention/releases", "evidence/none", "x")).isEqualTo(404);
        people.request("sora").get("/retention").then().statusCode(403);
    }

    /** Every row of every read model. */
    private Map<String, String> readModels() throws SQLException {
        Map<String, String> rows = new TreeMap<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (var projection : projections.status()) {
                try (ResultSet found =
                        statement.executeQuery(
                                """
                                select coalesce(to_jsonb(t) ->> 'key', to_jsonb(t) ->> 'position'),
                                    coalesce(to_jsonb(t) ->> 'document', to_jsonb(t)::text)
                                from view.%s t
                                """
                                        .formatted(projection.name()))) {
                    while (found.next()) {
                        rows.put(projection.name() + " " + found.getString(1), found.getString(2));
                    }
                }
            }
        }
        return rows;
    }

    @Test
    void rebuildAfterDeletionGivesTheSameReadModels() throws Exception {
        List<NewEntry> opened = LongStream.range(5000, 5030).mapToObj(Samples::opened).toList();
        log.append(Append.of(opened)).toCompletableFuture().join();
        awaitFolded();
        retention.deleted(
                List.of(
                        new DueDocuments.Due(
                                "ab".repeat(32),
                                "github.push",
                                Instant.now(),
                                RetentionRule.parse("*=1d"))),
                log.size());
        awaitFolded();
        Map<String, String> before = readModels();
        assertThat(before).containsKey("deletion " + "ab".repeat(32));

        for (var projection : projections.status()) {
            projections.rebuild(projection.name(), position -> {});
        }

        assertThat(readModels()).isEqualTo(before);
    }
}
