package dev.tidemark.population;

import static dev.tidemark.projection.Told.HANA;
import static dev.tidemark.projection.Told.JONAS;
import static dev.tidemark.projection.Told.byGit;
import static dev.tidemark.projection.Told.byWebhook;
import static dev.tidemark.projection.Told.titled;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.tidemark.approval.ApprovalTold;
import dev.tidemark.argocd.ArgoCdTold;
import dev.tidemark.atlantis.AtlantisTold;
import dev.tidemark.database.TestDatabaseResource;
import dev.tidemark.event.Actor;
import dev.tidemark.event.ChangeEvent;
import dev.tidemark.event.ChangeEvent.Description;
import dev.tidemark.event.ChangeEvent.ReviewState;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.Repository;
import dev.tidemark.event.Revision;
import dev.tidemark.eventlog.Append;
import dev.tidemark.eventlog.EventLog;
import dev.tidemark.ingest.PollCursors;
import dev.tidemark.projection.Projections;
import dev.tidemark.projection.Told;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Shop was synced three times: to an approved merge, by hand to a push without a pull request, and
 * to something of which nobody told how it came. A plan was applied that nobody approved.
 */
@QuarkusTest
@QuarkusTestResource(TestDatabaseResource.class)
class PopulationPagesTest {

    private static final String TIME = "from=2026-11-23&to=2026-11-25";
    private static final String PAGE = "/trail/population?" + TIME;
    private static final String API = "/api/v1/trail/population?" + TIME;
    private static final String OVERLAY = "k8s/overlays/pay/kustomization.yaml";
    private static final Actor LENA = new Actor("lena", "583233");

    @Inject EventLog log;
    @Inject Projections projections;
    @Inject PollCursors cursors;

    @BeforeEach
    void productionChanged() throws SQLException {
        var entries = new ArrayList<NewEntry>(synced());
        entries.addAll(merged());
        entries.addAll(applied());
        log.append(Append.of(entries.toArray(NewEntry[]::new))).toCompletableFuture().join();
        cursors.set("https://github.com/eco-cycle/backend", "compared-until", at(802).sha());
        projections.catchUp();
    }

    private static List<NewEntry> synced() {
        var told = new ArgoCdTold("pay");
        var first = told.sync(10, 801, null);
        var second = told.sync(110, 802, null);
        var third = told.sync(210, 803, "=cmd|'/c calc'!A1");
        return told.created(0)
                .paths(1, 801, "one")
                .started(10, first)
                .succeeded(12, first)
                .paths(101, 802, "two")
                .started(110, second)
                .succeeded(115, second)
                .paths(201, 803, "three")
                .started(210, third)
                .succeeded(220, third)
                .autoSyncOff(300)
                .entries();
    }

    private static List<NewEntry> merged() {
        String branch = "refs/heads/pay/two";
        Revision head = at(870);
        var whole =
                new Description("Pay <b>\u202Ewith</b> 둘", HANA, "main", "pay/two", head, false);
        NewEntry review = byWebhook().reviewed(8_800, 90, LENA, "r1", ReviewState.APPROVED);
        var approved = new ChangeEvent.Reviewed("r1", ReviewState.APPROVED, head);
        return List.of(
                byWebhook().pushed(60, branch, Revision.NONE, head),
                byWebhook().opened(8_800, 70, whole),
                new NewEntry(review.envelope(), approved),
                byWebhook().mergedBy(JONAS, 8_800, 100, at(802), titled("Pay <b>\u202Ewith</b> 둘")),
                byWebhook().pushed(0, "refs/heads/main", at(800), at(801), OVERLAY),
                byWebhook().pushed(100, "refs/heads/main", at(801), at(802), OVERLAY),
                byWebhook().pushed(200, "refs/heads/main", at(802), at(803), OVERLAY));
    }

    private static List<NewEntry> applied() {
        var told = new ArrayList<NewEntry>(ApprovalTold.waiting(1, ApprovalTold.HARMLESS));
        told.add(AtlantisTold.asked(400, HANA, "apply"));
        told.add(AtlantisTold.applyStatus(405, Told.revision(1), AtlantisTold.DATA, true));
        told.add(AtlantisTold.applyComment(406, AtlantisTold.DATA, true));
        return ApprovalTold.in(Repository.byId("github.com", 8_001), "eco-cycle/cloud", told);
    }

    private static Revision at(int number) {
        return new Revision(ArgoCdTold.revision(number));
    }

    private static JsonPath json(String address) {
        return given().get(address).then().statusCode(200).extract().jsonPath();
    }

    private static Map<String, Object> change(String target, int index) {
        List<Map<String, Object>> of =
                json(API + "&limit=200").getList("items.findAll { it.target == '" + target + "' }");
        return of.get(index);
    }

    @Test
    void approvedMergeIsSeparateAndTellsWho() {
        Map<String, Object> change = change("pay", 1);

        assertThat(change)
                .containsEntry("kind", "sync")
                .containsEntry("segregation", "separate")
                .containsEntry("authors", List.of("hana"))
                .containsEntry("reviewers", List.of("lena"))
                .containsEntry("applier", "Argo CD")
                .containsEntry("exceptions", List.of())
                .containsEntry("liveAt", "2026-11-23T09:01:55.000006Z");
    }

    @Test
    void pushWithoutAPullRequestThatSomebodySyncedByHandIsTwoExceptions() {
        Map<String, Object> change = change("pay", 0);

        assertThat(change).containsEntry("segregation", "not separate");
        assertThat(change.get("exceptions"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .contains("pushed without pull request", "synced by hand");
    }

    @Test
    void whatWasDeployedBeforeAnythingWasKnownIsNotKnown() {
        assertThat(change("pay", 2))
                .containsEntry("segregation", "unknown")
                .containsEntry("exceptions", List.of("unknown range"));
    }

    @Test
    void applyThatNobodyApprovedIsOneByItsAuthor() {
        assertThat(change("data-production", 0))
                .containsEntry("kind", "apply")
                .containsEntry("segregation", "not separate")
                .containsEntry("authors", List.of("hana"))
                .containsEntry("applier", "hana")
                .containsEntry("exceptions", List.of("applied without approval"))
                .containsEntry("link", "/changes/eco-cycle/cloud/418");
    }

    @Test
    void whatIsOfNoChangeIsAnExceptionToo() {
        JsonPath report = json(API);

        assertThat(report.getList("exceptions.kind"))
                .contains("auto sync off", "applied without approval")
                .isSortedAccordingTo(
                        (one, other) -> code((String) one).compareTo(code((String) other)));
        assertThat(report.getString("exceptions.find { it.kind == 'auto sync off' }.about"))
                .isEqualTo("pay");
    }

    private static Deviation.Code code(String word) {
        return Deviation.Code.valueOf(word.toUpperCase(Locale.ROOT).replace(' ', '_'));
    }

    @Test
    void reportTellsWhatItRestsOn() {
        given().get(API)
                .then()
                .body("entries", notNullValue())
                .body(
                        "compared.find { it.repository == 'eco-cycle/backend' }.commit",
                        equalTo(at(802).sha()))
                .body(
                        "compared.find { it.repository == 'eco-cycle/backend' }.pushedAt",
                        equalTo("2026-11-23T09:01:40Z"))
                .body("compared.find { it.repository == 'eco-cycle/cloud' }.commit", nullValue());
        given().get(PAGE)
                .then()
                .statusCode(200)
                .body(containsString("<code>" + at(802).sha() + "</code>"))
                .body(containsString("never compared"));
    }

    @Test
    void pageHasExceptionsOnTopAndTextFromOutsideStaysText() {
        String page =
                given().get(PAGE + "&limit=200")
                        .then()
                        .statusCode(200)
                        .body(containsString("Applied without approval"))
                        .body(containsString("Pushed without a pull request"))
                        .body(containsString("Auto-sync off"))
                        .body(containsString("href=\"/changes/eco-cycle/backend/8800\">#8800</a>"))
                        .body(containsString("Pay &lt;b&gt;⟨U+202E⟩with&lt;/b&gt; 둘"))
                        .body(not(containsString("<b>\u202E")))
                        .body(not(containsString(" style=")))
                        .extract()
                        .asString();

        assertThat(page.indexOf("id=\"exceptions\"")).isLessThan(page.indexOf("id=\"changes\""));
        assertThat(page).containsPattern("href=\"#sync-[0-9a-f-]+\"");
    }

    @Test
    void changesComeInPagesThatHoldEachOfThemOnce() {
        var ids = new ArrayList<String>();
        String after = "";
        do {
            JsonPath page = json(API + "&limit=2" + after);
            ids.addAll(page.getList("items.id"));
            after = page.getString("next") == null ? "" : "&after=" + page.getString("next");
        } while (!after.isEmpty());

        assertThat(ids).doesNotHaveDuplicates().hasSize(json(API).getInt("total"));
        assertThat(ids).isEqualTo(json(API + "&limit=200").getList("items.id"));
    }

    @Test
    void sumsAreOfEveryChangeNotOfThePage() {
        JsonPath page = json(API + "&limit=1");

        assertThat(page.getList("items")).hasSize(1);
        assertThat(page.getLong("total"))
                .isEqualTo(
                        page.getMap("segregation").values().stream()
                                .mapToLong(each -> ((Number) each).longValue())
                                .sum());
        assertThat(page.getLong("total")).isGreaterThanOrEqualTo(4);
    }

    @Test
    void fileHoldsExceptionsFirstAndNoFormula() {
        String csv =
                given().get(API + "&format=csv")
                        .then()
                        .statusCode(200)
                        .contentType(containsString("text/csv"))
                        .header("Content-Disposition", containsString("population-"))
                        .extract()
                        .asString();

        List<Map<String, String>> records = StrictCsv.read(csv);
        List<String> order = records.stream().map(each -> each.get("record")).toList();

        assertThat(order).startsWith("compared").contains("exception", "change");
        assertThat(order.lastIndexOf("exception")).isLessThan(order.indexOf("change"));
        assertThat(records)
                .filteredOn(each -> "synced by hand".equals(each.get("kind")))
                .extracting(each -> each.get("who"))
                .contains("'=cmd|'/c calc'!A1");
        assertThat(records)
                .filteredOn(each -> "change".equals(each.get("record")))
                .hasSize(json(API).getInt("total"));
        assertThat(records)
                .flatExtracting(Map::values)
                .allSatisfy(cell -> assertThat(cell).doesNotContainPattern("^[=+@\\t\\r-]"));
    }

    @Test
    void environmentsAndPeriodsAreKeptApart() {
        given().get(API + "&environment=nowhere")
                .then()
                .body("total", equalTo(0))
                .body("items", hasSize(0))
                .body("exceptions.kind", everyItem(not(equalTo("auto sync off"))));
        given().get("/trail/population?environment=nowhere&from=2026-11-01&to=2026-11-02")
                .then()
                .statusCode(200)
                .body(containsString("No change began in this time."));
        given().get("/api/v1/trail/population?from=2026-11-01&to=2026-11-02")
                .then()
                .body("total", equalTo(0));
    }

    @Test
    void whatCannotBeReadIsSaidSo() {
        for (String query : List.of("from=soon", "limit=0", "after=x", "format=xls")) {
            given().get("/api/v1/trail/population?" + query)
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json");
        }
        given().get("/trail/population?days=8").then().statusCode(400);
    }

    @Test
    void commitThatOnlyClaimsAPullRequestIsNotTakenForIt() {
        log.append(
                        Append.of(
                                byGit(Told.BACKEND_NAME)
                                        .merged(8_801, 100, at(803), titled("Anything (#8801)"))))
                .toCompletableFuture()
                .join();
        projections.catchUp();

        assertThat(change("pay", 0)).containsEntry("segregation", "not separate");
    }
}
