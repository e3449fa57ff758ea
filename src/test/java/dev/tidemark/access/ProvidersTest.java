package dev.tidemark.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.database.TestDatabaseResource;
import dev.tidemark.event.Actor;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Signing in with an OpenID provider and with GitHub, which are the sandbox's. */
@QuarkusTest
@QuarkusTestResource(TestDatabaseResource.class)
@QuarkusTestResource(value = Providers.class, restrictToAnnotatedClass = true)
class ProvidersTest {

    private static final Pattern PARAMETER = Pattern.compile("[?&]([a-z_]+)=([^&]*)");

    @Inject
    // Tests are beans of every portal under test, and only this one has a sandbox.
    @ConfigProperty(name = Providers.SANDBOX, defaultValue = "none")
    String sandbox;

    @Inject UserTokens tokens;

    @Test
    void oneClickAtTheProviderIsASessionOfOurOwn() {
        var browser = new Browser();
        String authorize = toProvider(browser, "/sign-in/oidc/begin?to=%2Fdrift");
        assertThat(parameter(authorize, "code_challenge_method")).isEqualTo("S256");
        assertThat(parameter(authorize, "state")).isNotEmpty();
        assertThat(parameter(authorize, "nonce")).isNotEmpty();
        assertThat(parameter(authorize, "redirect_uri")).endsWith("%2Fsign-in%2Foidc");

        Response home = back(browser, clickAt(authorize, "person", "lead"));

        assertThat(home.header("Location")).endsWith("/drift");
        assertThat(browser.get("/drift").asString()).contains("Signed in as").contains("lead");
        assertThat(browser.cookies.keySet())
                .as("nothing of the way is left")
                .containsExactly("tidemark");
    }

    @Test
    void personWhoIsNotInTheRequiredGroupIsToldSo() {
        var browser = new Browser();
        String authorize = toProvider(browser, "/sign-in/oidc/begin");

        Response refused = back(browser, clickAt(authorize, "person", "stranger"));

        assertThat(refused.header("Location")).endsWith("/sign-in?why=not-allowed");
        Response page = browser.get("/sign-in?why=not-allowed");
        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.asString()).contains("this portal is not for it");
        assertThat(browser.session()).isEmpty();
    }

    @Test
    void whoeverCancelsAtTheProviderComesBackSignedOut() {
        var browser = new Browser();
        String authorize = toProvider(browser, "/sign-in/oidc/begin");

        Response answer = back(browser, clickAt(authorize, "person", ""));

        assertThat(answer.header("Location")).endsWith("/sign-in?why=refused");
        assertThat(browser.session()).isEmpty();
    }

    @Test
    void answerOfTheProviderIsOfUseInTheBrowserThatAskedAlone() {
        String forLead =
                clickAt(toProvider(new Browser(), "/sign-in/oidc/begin"), "person", "lead");
        var victim = new Browser();
        toProvider(victim, "/sign-in/oidc/begin");

        Response answer = back(victim, forLead);

        assertThat(answer.statusCode()).isIn(302, 303);
        assertThat(victim.session()).isEmpty();
        assertThat(victim.get("/").statusCode()).isEqualTo(303);
    }

    @Test
    void codeServesOnce() {
        var browser = new Browser();
        String answer = clickAt(toProvider(browser, "/sign-in/oidc/begin"), "person", "lead");
        back(browser, answer);
        assertThat(browser.session()).isNotEmpty();
        browser.cookies.remove("tidemark");

        back(browser, answer);

        assertThat(browser.session()).isEmpty();
    }

    @Test
    void providerThatFailsIsSaidOnAPage() {
        var browser = new Browser();
        String answer = clickAt(toProvider(browser, "/sign-in/oidc/begin"), "person", "lead");
        given().post(sandbox + "/openid/switch/fail?endpoint=token&seconds=60");
        try {
            Response refused = back(browser, answer);

            assertThat(refused.header("Location")).contains("/sign-in?why=");
            assertThat(browser.session()).isEmpty();
        } finally {
            given().post(sandbox + "/openid/switch/fail?endpoint=token&seconds=0");
        }
    }

    @Test
    void signInWithGitHubKeepsTheTokenAndGivesTheRolesOfTeams() throws Exception {
        var browser = new Browser();
        String authorize = location(browser.get("/sign-in/github/begin?to=%2Ftrail"));
        assertThat(authorize).startsWith(sandbox + "/login/oauth/authorize");
        assertThat(parameter(authorize, "code_challenge")).hasSize(43);

        Response home = browser.get(path(clickAt(authorize, "account", "jiwon")));

        assertThat(home.header("Location")).endsWith("/trail");
        assertThat(browser.get("/trail").asString()).contains("jiwon");
        assertThat(tokens.of(new Actor("jiwon", "11")).orElseThrow()).startsWith("ghu_");
        assertThat(browser.get("/sign-in").asString()).contains("Signed in as jiwon");
    }

    @Test
    void strangerToTheOrganisationIsNotLetIn() throws Exception {
        var browser = new Browser();
        String authorize = location(browser.get("/sign-in/github/begin"));

        Response refused = browser.get(path(clickAt(authorize, "account", "yuna")));

        assertThat(refused.header("Location")).endsWith("/sign-in?why=not-allowed");
        assertThat(browser.session()).isEmpty();
        assertThat(tokens.of(new Actor("yuna", "13"))).isEmpty();
    }

    @Test
    void answerOfGitHubWithoutItsBeginningIsNothing() {
        String answer =
                clickAt(location(new Browser().get("/sign-in/github/begin")), "account", "jiwon");
        var victim = new Browser();
        victim.get("/sign-in/github/begin");

        for (String path :
                List.of(
                        path(answer),
                        "/sign-in/github?code=guessed",
                        "/sign-in/github?code=guessed&state=guessed",
                        "/sign-in/github")) {
            Response refused = victim.get(path);
            assertThat(refused.header("Location")).as(path).endsWith("/sign-in?why=expired");
        }
        assertThat(victim.session()).isEmpty();
    }

    @Test
    void whoeverCancelsAtGitHubComesBackSignedOut() {
        var browser = new Browser();
        String authorize = location(browser.get("/sign-in/github/begin"));

        Response answer = browser.get(path(clickAt(authorize, "account", "")));

        assertThat(answer.header("Location")).endsWith("/sign-in?why=refused");
        assertThat(browser.get("/sign-in?why=refused").asString()).contains("provider said no");
    }

    @Test
    void personOfTheProviderConnectsTheirOwnAccountAndNoOther() throws Exception {
        var browser = new Browser();
        back(browser, clickAt(toProvider(browser, "/sign-in/oidc/begin"), "person", "developer"));
        assertThat(browser.get("/sign-in").asString()).contains("Connect your GitHub account");
        String others = location(browser.get("/sign-in/github/begin"));
        assertThat(browser.get(path(clickAt(others, "account", "jiwon"))).header("Location"))
                .endsWith("/sign-in?why=other-account");

        String own = location(browser.get("/sign-in/github/begin"));
        Response connected = browser.get(path(clickAt(own, "account", "hana")));

        assertThat(connected.header("Location")).endsWith("/");
        assertThat(tokens.of(new Actor("hana", "12"))).isPresent();
        assertThat(browser.get("/").asString()).contains("developer");
    }

    /** The address of the provider that a browser is sent to. */
    private static String toProvider(Browser browser, String begin) {
        return location(browser.get(path(location(browser.get(begin)))));
    }

    /** Back at the portal with the provider's answer; on to where that leads, if it is ours. */
    private static Response back(Browser browser, String answer) {
        Response response = browser.get(path(answer));
        while (response.statusCode() / 100 == 3
                && URI.create(location(response)).getPath().startsWith("/sign-in/oidc")) {
            response = browser.get(path(location(response)));
        }
        return response;
    }

    private static String clickAt(String authorize, String field, String who) {
        Response answer =
                given().redirects()
                        .follow(false)
                        .urlEncodingEnabled(false)
                        .get(
                                authorize
                                        + "&"
                                        + field
                                        + "="
                                        + URLEncoder.encode(who, StandardCharsets.UTF_8));
        return location(answer);
    }

    private static String location(Response response) {
        String location = response.header("Location");
        assertThat(location).as(response.statusLine() + response.asString()).isNotNull();
        return location;
    }

    private static String path(String address) {
        URI uri = URI.create(address);
        return uri.getRawQuery() == null
                ? uri.getRawPath()
                : uri.getRawPath() + "?" + uri.getRawQuery();
    }

    private static String parameter(String address, String name) {
        Matcher parameters = PARAMETER.matcher(address);
        while (parameters.find()) {
            if (parameters.group(1).equals(name)) {
                return parameters.group(2);
            }
        }
        return "";
    }
}
