package dev.tidemark.journey;

import static dev.tidemark.journey.PageChecks.violations;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.tidemark.access.LocalUsers;
import dev.tidemark.database.TestDatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in and out in a real browser, with scripts and without. */
@QuarkusTest
@QuarkusTestResource(TestDatabaseResource.class)
@TestProfile(LocalUsers.class)
class SignInPagesIT {

    private static @Nullable Browsers browsers;

    @BeforeAll
    static void open() {
        assumeTrue(Browsers.chromium().isPresent(), "there is no Chromium here");
        browsers = new Browsers();
    }

    @AfterAll
    static void close() {
        if (browsers != null) {
            browsers.close();
        }
    }

    private static String portal() {
        return "http://localhost:" + RestAssured.port + "/";
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void peopleSignInSeeWhoTheyAreAndSignOut(boolean hasScript) {
        try (BrowserContext context = context(hasScript)) {
            Page page = context.newPage();
            page.navigate(portal() + "drift");
            assertThat(page.url()).endsWith("/sign-in?to=%2Fdrift");

            signIn(page, "wrong");
            assertThat(page.getByRole(AriaRole.ALERT).textContent())
                    .contains("Login or password is wrong.");
            if (hasScript) {
                assertThat(violations(page)).isEmpty();
            }
            signIn(page, LocalUsers.PASSWORD);

            assertThat(page.url()).endsWith("/drift");
            page.locator(".account summary").click();
            assertThat(page.locator(".account").innerText()).contains("admin");
            if (hasScript) {
                assertThat(violations(page)).isEmpty();
            }
            page.getByText("Sign out", new Page.GetByTextOptions().setExact(true)).click();

            assertThat(page.getByRole(AriaRole.STATUS).textContent())
                    .contains("You are signed out.");
            page.navigate(portal() + "drift");
            assertThat(page.url()).contains("/sign-in");
        }
    }

    @Test
    void adminMakesATokenByKeyboardAndRevokesIt() {
        try (BrowserContext context = context(true)) {
            Page page = context.newPage();
            page.navigate(portal() + "access");
            signIn(page, LocalUsers.PASSWORD);
            assertThat(violations(page)).isEmpty();

            page.getByLabel("Name").fill("dashboard");
            page.getByLabel("Name").press("Enter");

            assertThat(page.locator(".note code").textContent()).startsWith("tdm_");
            assertThat(violations(page)).isEmpty();
            page.getByLabel("Revoke dashboard").click();
            assertThat(page.locator("tbody").innerText()).contains("revoked");
        }
    }

    private static BrowserContext context(boolean hasScript) {
        return Objects.requireNonNull(browsers)
                .browser()
                .newContext(new Browser.NewContextOptions().setJavaScriptEnabled(hasScript));
    }

    private static void signIn(Page page, String password) {
        page.getByLabel("Login").fill("admin");
        page.getByLabel("Password").fill(password);
        page.getByRole(AriaRole.BUTTON).click();
    }
}
