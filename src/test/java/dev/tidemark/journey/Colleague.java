package dev.tidemark.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import dev.tidemark.journey.RunningDemo.Opened;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Somebody of the example organisation with a browser of their own, who never reloads a page. */
final class Colleague {

    private static final Pattern REQUEST = Pattern.compile(".*/approvals/[0-9a-f]{32}");

    private final Page page;
    private final String portal;

    Colleague(BrowserContext browser, String portal, List<String> complaints) {
        this.portal = portal;
        this.page = browser.newPage();
        PageChecks.listen(page, complaints);
    }

    Page page() {
        return page;
    }

    /** By one click at the OpenID provider. */
    Colleague signIn(String person) {
        page.navigate(portal + "/sign-in");
        link("Sign in with one click").click();
        choose(person);
        assertThat(page.locator(".account")).containsText(person);
        return this;
    }

    /** With GitHub alone, or as the account that somebody has beside the provider's. */
    Colleague signInWithGitHub(String login) {
        page.navigate(portal + "/sign-in");
        link("GitHub").click();
        choose(login);
        assertThat(page.locator(".account")).isVisible();
        return this;
    }

    private Locator link(String part) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(part));
    }

    /** On the page of whoever knows them. */
    private void choose(String login) {
        page.locator("button[value='" + login + "']").click();
    }

    Colleague goTo(String path) {
        page.navigate(portal + path);
        return this;
    }

    /** The line of the inbox about a pull request. */
    Locator waiting(Opened change) {
        return page.locator(".inbox a")
                .filter(
                        new Locator.FilterOptions()
                                .setHasText(Pattern.compile("#" + change.number() + "\\b")));
    }

    /** The same, if it waits for this person. */
    Locator waitingForMe(Opened change) {
        return waiting(change).and(page.locator("section[aria-labelledby=mine] a"));
    }

    /** Opens the request of a pull request from the inbox, once it can be decided about. */
    Colleague read(Opened change) {
        goTo("/approvals");
        assertThat(waiting(change)).not().containsText("policy check");
        waiting(change).click();
        assertThat(page).hasURL(REQUEST);
        assertThat(request()).isVisible();
        return this;
    }

    /** The part of the request's page that says where it stands. */
    Locator request() {
        return page.locator("#request");
    }

    Locator outcome() {
        return page.locator("#outcome");
    }

    Locator reason() {
        return page.locator("#reason");
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** Approves what the page shows. */
    void approve(String reason) {
        reason().fill(reason);
        button("Approve this plan").click();
        assertThat(outcome()).hasText("Your approval is recorded.");
    }

    /** Decides by the API about the request that the page shows, as a script of it could. */
    APIResponse post(String decisions, int number, String reason) {
        String id = page.url().replaceFirst(".*/approvals/([0-9a-f]+).*", "$1");
        return page.request()
                .post(
                        portal + "/api/v1/approvals/" + id + "/" + decisions,
                        RequestOptions.create()
                                .setHeader("X-CSRF-Token", csrf())
                                .setData(Map.of("decision", number, "reason", reason)));
    }

    String csrf() {
        return page.locator("input[name=csrf]").first().getAttribute("value");
    }

    void press(String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
    }
}
