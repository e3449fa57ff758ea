package dev.tidemark.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.tidemark.atlantis.AtlantisTold.COUNTS;
import static dev.tidemark.atlantis.AtlantisTold.DATA;
import static dev.tidemark.atlantis.AtlantisTold.NETWORK;
import static dev.tidemark.atlantis.AtlantisTold.applyStatus;
import static dev.tidemark.atlantis.AtlantisTold.planComment;
import static dev.tidemark.atlantis.AtlantisTold.planJson;
import static dev.tidemark.atlantis.AtlantisTold.planSucceededByStatus;
import static dev.tidemark.journey.PageChecks.listen;
import static dev.tidemark.journey.PageChecks.scrollsSideways;
import static dev.tidemark.journey.PageChecks.violations;
import static dev.tidemark.projection.Told.byWebhook;
import static dev.tidemark.projection.Told.revision;
import static dev.tidemark.projection.Told.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import dev.tidemark.argocd.ArgoCdTold;
import dev.tidemark.database.TestDatabaseResource;
import dev.tidemark.environment.EnvironmentTold;
import dev.tidemark.event.ApplicationEvent;
import dev.tidemark.event.NewEntry;
import dev.tidemark.eventlog.Append;
import dev.tidemark.eventlog.EventLog;
import dev.tidemark.eventlog.Samples;
import dev.tidemark.projection.Projections;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Somebody reads the pages with a browser: wide and narrow, light and dark, with and without
 * script.
 */
@QuarkusTest
@QuarkusTestResource(TestDatabaseResource.class)
class PagesIT {

    private static final String LONG_WORD = "aVeryLongWordWithoutAnySpace".repeat(8);

    private static final String CHAT = "apps/Deployment/chat/chat";

    private static @Nullable Browsers browsers;

    @Inject EventLog log;
    @Inject Projections projections;

    private final List<String> complaints = new ArrayList<>();

    private @Nullable BrowserContext context;

    @BeforeAll
    static void open() {
        assumeTrue(Browsers.chromium().isPresent(), "there is no Chromium here");
        browsers = new Browsers();
        // What is live comes within a second or two, but not on a machine that does much else.
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
    }

    @AfterAll
    static void close() {
        if (browsers != null) {
            browsers.close();
        }
    }

    @BeforeEach
    void somethingHappened() {
        append(6_001, "Give auth sessions their own Redis");
        append(6_002, LONG_WORD + " <b>\u202Egnp.exe</b>");
        log.append(
                        Append.of(
                                byWebhook().opened(418, 0, whole("Own Redis", revision(1))),
                                planJson(19, revision(1), DATA, COUNTS),
                                planSucceededByStatus(20, revision(1), DATA),
                                planComment(21, DATA, COUNTS),
                                applyStatus(40, revision(1), DATA, false),
                                planComment(50, NETWORK, COUNTS)))
                .toCompletableFuture()
                .join();
        log.append(Append.of(production())).toCompletableFuture().join();
        log.append(Append.of(application())).toCompletableFuture().join();
        projections.catchUp();
    }

    /** Something of every kind, and something of it in every state. */
    private static List<NewEntry> production() {
        return new EnvironmentTold("production")
                .settings(0, true, false)
                .phases(0, true)
                .application(0, "ingress-nginx", 0)
                .runs(10, "ingress-nginx", 1)
                .playStarted(20, "redis", "r1")
                .playErrored(40, "redis", "r1", "Start the service")
                .application(0, LONG_WORD, 2)
                .service(50, "auth", "1")
                .runs(60, "auth", 1)
                .rollout(70, "auth", 1, ApplicationEvent.Rollout.HEALTHY)
                .autoSyncOff(80, "auth", "taemin")
                .service(50, "chat", "3")
                .runs(60, "chat", 1)
                .compared(90, "chat", ApplicationEvent.Comparison.OUT_OF_SYNC, 1, CHAT)
                .health(95, "auth", ApplicationEvent.Health.DEGRADED)
                .synced(100, "chat", 2, "taemin")
                .gap(200, 260)
                .entries();
    }

    /** Deployed twice, once in vain, and drifting. */
    private static List<NewEntry> application() {
        var told = new ArgoCdTold();
        var first = told.sync(10, 1, null);
        var second = told.sync(40, 2, "omar");
        return told.created(0)
                .paths(1, 1, "one")
                .started(10, first)
                .succeeded(12, first)
                .synced(13, 1)
                .images(13, "acme/my:1.0")
                .outOfSync(20, 1, ArgoCdTold.CONFIG)
                .synced(30, 1)
                .paths(31, 2, "two")
                .started(40, second)
                .failed(50, second, LONG_WORD)
                .outOfSync(60, 1, ArgoCdTold.DEPLOYMENT, LONG_WORD)
                .entries();
    }

    @AfterEach
    void closePages() {
        if (context != null) {
            context.close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "changes",
                "changes?author=hana&state=open",
                "changes?q=nothing+like+it",
                "changes/eco-cycle/backend/6001",
                "changes/eco-cycle/backend/6002",
                "changes/eco-cycle/backend/418",
                "environments",
                "environments/production",
                "environments/production?at=1h",
                "environments/production?at=2026-11-23&compare=2026-11-25",
                "projects",
                "projects/eco-cycle/backend/data-production",
                "domains",
                "domains/my?from=2026-11-23&to=2026-11-25",
                "drift",
                "drift?from=2026-11-23&to=2026-11-25",
                "trail/export",
                "trail/export?type=change&q=nothing+like+it&format=csv",
                "trail",
                "trail?type=application&type=change&q=redis&domain=my",
                "trail?q=nothing+like+it",
                "trail/0",
                "trail/1",
                "status",
                "nothing-here"
            })
    void everyPageIsAccessibleAndFits(String path) {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            Page page = page(1440, scheme, true);
            page.navigate(portal() + path);
            assertThat(violations(page)).as("%s, %s", path, scheme).isEmpty();
            for (int width : new int[] {390, 768, 1024, 1920}) {
                page.setViewportSize(width, 900);
                assertThat(scrollsSideways(page)).as("%s at %d", path, width).isFalse();
                if (width == 390 && scheme == ColorScheme.LIGHT) {
                    assertThat(violations(page)).as("%s at %d", path, width).isEmpty();
                }
            }
            page.context().close();
        }
        assertThat(complaints.stream().filter(text -> !text.contains("404")).toList()).isEmpty();
    }

    @Test
    void whatHappensAppearsByItselfAndFocusStays() {
        Page page = page(1440, ColorScheme.LIGHT, true);
        page.navigate(portal());
        page.locator("a[href='/changes/eco-cycle/backend/6001']").first().focus();

        append(6_100, "Arrives while somebody reads");

        assertThat(page.locator("#overview")).containsText("Arrives while somebody reads");
        assertThat(page.locator("a[href='/changes/eco-cycle/backend/6001']:focus")).hasCount(1);
        assertThat(complaints).isEmpty();
    }

    @Test
    void lostConnectionIsSaidAndRecovered() {
        Page page = page(1440, ColorScheme.LIGHT, true);
        page.route("**/events", route -> route.abort());
        page.navigate(portal() + "trail");

        assertThat(page.locator(".connection")).containsText("Connection to Tidemark lost");

        page.unroute("**/events");
        assertThat(page.locator(".connection")).isEmpty();
    }

    @Test
    void everythingWorksWithoutScript() {
        Page page = page(1440, ColorScheme.LIGHT, false);
        page.navigate(portal());

        page.locator("nav >> text=Changes").click();
        page.locator("#changes-q").fill("Redis");
        page.locator("#changes-q").press("Enter");
        page.locator("text=Give auth sessions their own Redis").first().click();
        assertThat(page.locator("h1")).hasText("Give auth sessions their own Redis");
        page.locator(".position").first().click();
        assertThat(page.locator("h1")).containsText("opened");
    }

    @Test
    void keyboardReachesContentSearchAndFilters() {
        Page page = page(1440, ColorScheme.LIGHT, true);
        page.navigate(portal() + "changes");

        page.keyboard().press("Tab");
        assertThat(page.locator(".skip")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator("main")).isFocused();
        page.keyboard().press("/");
        assertThat(page.locator(".tools input")).isFocused();
        page.keyboard().type("Redis");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(portal() + "changes?q=Redis");
    }

    @Test
    void filtersAreChosenFromThePanelAndTakenOutByTheirChips() {
        Page page = page(390, ColorScheme.LIGHT, true);
        page.navigate(portal() + "changes?state=open");

        page.locator("summary").click();
        page.locator(".panel input[name=author]").fill("hana");
        page.locator(".panel button").click();
        assertThat(page.locator("#changes")).containsText("Give auth sessions their own Redis");
        assertThat(page.url()).contains("author=hana").contains("state=open");
        page.locator(".pick.on").click();
        assertThat(page).hasURL(portal() + "changes?state=open");
    }

    @Test
    void refreshThatIsOnItsWayClosesNoPanelThatSomebodyOpened() {
        Page page = page(390, ColorScheme.LIGHT, true);
        page.navigate(portal() + "changes?state=open");
        page.evaluate(
                "() => document.addEventListener('htmx:afterRequest', () => window.answered = 1)");
        var held = new ArrayList<Route>();
        page.route("**/changes?state=open", held::add);
        append(6_200, "Comes while somebody opens the panel");
        page.waitForCondition(() -> !held.isEmpty());

        page.locator("summary").click();
        held.forEach(Route::resume);
        page.waitForFunction("() => window.answered === 1");
        // What is swapped in takes its own attributes only when it has settled, after 20 ms.
        page.waitForTimeout(200);

        assertThat(page.locator(".panel input[name=author]")).isVisible();
    }

    @Test
    void timesAreTheViewersWithTheExactInstantOnHover() {
        Page page = page(new Browser.NewContextOptions().setTimezoneId("Asia/Kathmandu"));
        page.navigate(portal() + "changes/eco-cycle/backend/6001");

        assertThat(page.locator(".steps time[data-as=minute]").first()).hasText("16:37");
        assertThat(page.locator(".steps time[data-as=minute]").first())
                .hasAttribute(
                        "title", Pattern.compile("2026-11-23 16:37:01 .*; 2026-11-23T10:52:01Z"));
        assertThat(page.locator(".zone")).containsText("UTC+5:45");
    }

    private void append(long number, String title) {
        log.append(Append.of(Samples.opened(number, title))).toCompletableFuture().join();
    }

    private static String portal() {
        return "http://localhost:" + RestAssured.port + "/";
    }

    private Page page(int width, ColorScheme scheme, boolean script) {
        return page(
                new Browser.NewContextOptions()
                        .setViewportSize(width, 900)
                        .setColorScheme(scheme)
                        .setJavaScriptEnabled(script));
    }

    private Page page(Browser.NewContextOptions options) {
        BrowserContext opened = Objects.requireNonNull(browsers).browser().newContext(options);
        context = opened;
        Page page = opened.newPage();
        listen(page, complaints);
        return page;
    }
}
