package dev.tidemark.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.tidemark.journey.PageChecks.listen;
import static dev.tidemark.journey.PageChecks.scrollsSideways;
import static dev.tidemark.journey.PageChecks.violations;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import dev.tidemark.access.SignedIn;
import dev.tidemark.approval.KnownPeople;
import dev.tidemark.approval.WaitingPlan;
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

/** Leads decide in a browser: with the keyboard, with the mouse, and without script. */
@QuarkusTest
@QuarkusTestResource(TestDatabaseResource.class)
@TestProfile(SignedIn.Portal.class)
class ApprovalsIT {

    private static final String LONG_WORD = "aVeryLongWordWithoutAnySpace".repeat(6);

    private static final WaitingPlan FIRST =
            new WaitingPlan(2_001, "Grow the volumes", "data-first", new PlanCounts(1, 2, 1, 0, 0));
    private static final WaitingPlan SECOND =
            new WaitingPlan(2_002, LONG_WORD, "net-second", new PlanCounts(0, 1, 0, 0, 0));

    private static @Nullable Browsers browsers;

    @Inject EventLog log;
    @Inject Projections projections;
    @Inject GitHubRest rest;
    @Inject SignedIn signedIn;

    private final List<String> complaints = new ArrayList<>();
    private final List<BrowserContext> contexts = new ArrayList<>();

    private @Nullable KnownPeople people;

    @BeforeAll
    static void open() {
        assumeTrue(Browsers.chromium().isPresent(), "there is no Chromium here");
        browsers = new Browsers();
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
    }

    @AfterAll
    static void close() {
        if (browsers != null) {
            browsers.close();
        }
    }

    @BeforeEach
    void twoPlansWait() {
        people = new KnownPeople(rest);
        QuarkusMock.installMockForType(people, People.class);
        opened(FIRST);
        opened(SECOND);
    }

    @AfterEach
    void closePages() {
        contexts.forEach(BrowserContext::close);
    }

    private WaitingPlan opened(WaitingPlan plan) {
        plan.tellHead(Objects.requireNonNull(people));
        append(plan.opened());
        return plan;
    }

    private WaitingPlan opened(long number, String name) {
        return opened(
                new WaitingPlan(number, "Change " + name, name, new PlanCounts(2, 0, 0, 0, 0)));
    }

    private void append(List<NewEntry> entries) {
        log.append(Append.of(entries)).toCompletableFuture().join();
        projections.catchUp();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jiwon", "hana", "minsu", ""})
    void everyPageIsAccessibleAndFits(String who) {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            Page page = page(who, 1440, scheme, true);
            for (String path : List.of("/approvals", FIRST.page(), SECOND.page())) {
                page.setViewportSize(1440, 900);
                page.navigate(portal() + path);
                assertThat(violations(page)).as("%s, %s, %s", path, who, scheme).isEmpty();
                for (int width : new int[] {390, 768, 1024, 1920}) {
                    page.setViewportSize(width, 900);
                    assertThat(scrollsSideways(page)).as("%s at %d", path, width).isFalse();
                    if (width == 390) {
                        assertThat(violations(page)).as("%s at %d", path, width).isEmpty();
                    }
                }
            }
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void keysWalkTheInboxAndNeverApprove() {
        Page page = page("jiwon", 1440, ColorScheme.LIGHT, true);
        page.navigate(portal() + "/approvals");

        page.keyboard().press("j");
        assertThat(page.locator(".inbox a").nth(0)).isFocused();
        page.keyboard().press("j");
        assertThat(page.locator(".inbox a").nth(1)).isFocused();
        page.keyboard().press("k");
        assertThat(page.locator(".inbox a").nth(0)).isFocused();
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*/approvals/[0-9a-f]{32}"));
        assertThat(page.locator("#inbox [aria-current]")).hasCount(1);

        page.keyboard().press("a");
        assertThat(page.locator("button[aria-keyshortcuts=a]")).isFocused();
        assertThat(page.locator("#outcome")).hasCount(0);
        page.keyboard().press("r");
        assertThat(page.locator("#reason")).isFocused();
        page.keyboard().type("jar? /");
        assertThat(page.locator("#reason")).hasValue("jar? /");
        assertThat(complaints).isEmpty();
    }

    @Test
    void helpShowsTheKeysAndTakesThem() {
        Page page = page("jiwon", 1440, ColorScheme.LIGHT, true);
        page.navigate(portal() + "/approvals");

        page.keyboard().press("?");
        assertThat(page.locator("#keys")).isVisible();
        assertThat(violations(page)).isEmpty();
        page.keyboard().press("Control+j");
        page.keyboard().press("j");
        assertThat(page.locator(".inbox a:focus")).hasCount(0);
        page.keyboard().press("Escape");
        assertThat(page.locator("#keys")).isHidden();
        page.keyboard().press("/");
        assertThat(page.locator(".tools input")).isFocused();
    }

    @Test
    void approvalIsTakenInPlaceAndOthersSeeItAtOnce() {
        WaitingPlan plan = opened(2_101, "data-live");
        Page other = page("sora", 1440, ColorScheme.LIGHT, true);
        other.navigate(portal() + plan.page());
        Page page = page("jiwon", 390, ColorScheme.LIGHT, true);
        page.navigate(portal() + plan.page());

        page.locator("#reason").fill("Read it all");
        page.locator("button[aria-keyshortcuts=a]").click();

        assertThat(page.locator("#outcome")).hasText("Your approval is recorded.");
        assertThat(page.locator("#outcome")).isFocused();
        assertThat(page).hasURL(portal() + plan.page());
        assertThat(page.locator("#decisions")).containsText("Read it all");
        assertThat(other.locator("#request")).containsText("Let out");
        assertThat(other.locator("#reason")).hasCount(0);

        append(List.of(plan.sent(SignedIn.JIWON)));
        assertThat(other.locator("#request")).containsText("stands in the pull request as");
        append(List.of(plan.applied()));
        assertThat(other.locator("#request")).containsText("Atlantis applied it.");
        assertThat(complaints).isEmpty();
    }

    @Test
    void refusalIsSaidInPlaceAndKeepsWhatWasTyped() {
        WaitingPlan plan = opened(2_102, "data-refusal");
        Page page = page("jiwon", 1440, ColorScheme.DARK, true);
        page.navigate(portal() + plan.page());

        page.locator("#reason").fill("no");
        page.locator(".btn.danger").first().click();

        assertThat(page.locator("#outcome")).containsText("A reason is missing.");
        assertThat(page.locator("#reason")).hasValue("no");
        assertThat(violations(page)).isEmpty();
        page.locator("#reason").fill("Wait for the notes of 1.34");
        page.locator(".btn.danger").first().click();
        assertThat(page.locator("#outcome")).hasText("Your rejection is recorded.");
    }

    @Test
    void whatIsTypedOutlivesARefresh() {
        WaitingPlan plan = opened(2_103, "data-typed");
        Page page = page("jiwon", 1440, ColorScheme.LIGHT, true);
        page.navigate(portal() + plan.page());
        page.locator("#reason").fill("I looked at the volumes");
        page.locator("h1").click();
        page.evaluate(
                "() => document.addEventListener('htmx:afterSettle',"
                        + " event => { if (event.detail.target.id === 'request') window.swapped = 1; })");

        opened(2_104, "data-other");
        page.waitForFunction("() => window.swapped === 1");

        assertThat(page.locator("#reason")).hasValue("I looked at the volumes");
    }

    @Test
    void refreshThatComesAfterTheDecisionDisturbsNothing() {
        WaitingPlan plan = opened(2_107, "data-late");
        Page page = page("jiwon", 1440, ColorScheme.LIGHT, true);
        page.navigate(portal() + plan.page());
        var held = new ArrayList<Route>();
        page.route(
                "**" + plan.page(),
                route -> {
                    boolean isFirst =
                            held.isEmpty()
                                    && "request".equals(route.request().headerValue("hx-target"));
                    if (isFirst) {
                        held.add(route);
                    } else {
                        route.resume();
                    }
                });
        opened(2_108, "data-beside");
        page.waitForCondition(() -> !held.isEmpty());

        page.locator("button[aria-keyshortcuts=a]").click();
        assertThat(page.locator("#outcome")).hasText("Your approval is recorded.");
        page.waitForResponse("**" + plan.page(), held.getFirst()::resume);
        page.waitForTimeout(200);

        assertThat(page.locator("#outcome")).hasText("Your approval is recorded.");
        assertThat(complaints).isEmpty();
    }

    @Test
    void planThatMovesMeanwhileIsNotApproved() {
        WaitingPlan plan = opened(2_105, "data-moves");
        Page page = page("jiwon", 1440, ColorScheme.LIGHT, false);
        page.navigate(portal() + plan.page());
        append(plan.pushedAndPlanned());

        page.locator("button[aria-keyshortcuts=a]").click();

        assertThat(page.locator("#outcome")).containsText("The plan moved while you were reading.");
        page.locator("#outcome a").click();
        assertThat(page).hasURL(portal() + plan.pageAfterPush());
    }

    @Test
    void everythingWorksWithoutScript() {
        WaitingPlan plan = opened(2_106, "data-plain");
        Page page = page("jiwon", 1440, ColorScheme.LIGHT, false);
        page.navigate(portal());

        page.locator("nav a[href='/approvals']").click();
        page.locator(".inbox a[href='" + plan.page() + "']").click();
        page.locator("#reason").fill("Fine");
        page.locator("button[aria-keyshortcuts=a]").click();

        assertThat(page).hasURL(portal() + plan.page() + "?done=granted");
        assertThat(page.locator("#outcome")).hasText("Your approval is recorded.");
    }

    private static String portal() {
        return "http://localhost:" + RestAssured.port;
    }

    private Page page(String who, int width, ColorScheme scheme, boolean script) {
        BrowserContext context =
                Objects.requireNonNull(browsers)
                        .browser()
                        .newContext(
                                new Browser.NewContextOptions()
                                        .setViewportSize(width, 900)
                                        .setColorScheme(scheme)
                                        .setJavaScriptEnabled(script));
        contexts.add(context);
        if (!who.isEmpty()) {
            context.addCookies(
                    List.of(
                            new Cookie(signedIn.cookieName(), signedIn.cookie(who))
                                    .setUrl(portal())));
        }
        Page page = context.newPage();
        listen(page, complaints);
        return page;
    }
}
