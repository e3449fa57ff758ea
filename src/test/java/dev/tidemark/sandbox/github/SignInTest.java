package dev.tidemark.sandbox.github;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.sandbox.web.Form;
import dev.tidemark.sandbox.web.HandSetClock;
import dev.tidemark.sandbox.web.Secrets;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signing in with GitHub, as a GitHub App has its users do it. */
class SignInTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String CALLBACK = "http://127.0.0.1:8080/sign-in/github";
    private static final App APP = new App("Iv23abc", "app-secret", List.of(CALLBACK));
    private static final Account HANA = Account.person(1, "hana", "Hana", "hana@example.org");
    private static final Account YUNA = Account.person(2, "yuna", "Yuna", "yuna@example.org");
    private static final Account BOT = Account.bot(3, "atlantis[bot]");
    private static final String VERIFIER = "v".repeat(64);

    private final HandSetClock clock = new HandSetClock();
    private GitHubServer server;

    @BeforeEach
    void start() throws Exception {
        server = server();
        server.register(APP);
    }

    private GitHubServer server() throws IOException {
        var organization = Account.organization(9, "eco-cycle");
        var portal = Account.person(8, "portal", "Portal", "portal@example.org");
        var started =
                GitHubServer.start(
                        new GitHubServer.Settings(
                                0, organization, "static-token", portal, 5_000, 7, 0, clock));
        started.github().addAccount(HANA);
        started.github().addAccount(BOT);
        started.github().addStranger(YUNA);
        started.github().organization().addTo("platform", HANA);
        return started;
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void oneClickGivesATokenThatActsAsThatAccount() throws Exception {
        var page = get(authorize(Map.of())).body();
        assertThat(page).contains("Authorize as hana").contains("a stranger to eco-cycle");
        assertThat(page).doesNotContain("atlantis[bot]").doesNotContain("web-flow");

        var given = json(exchange(code("hana"), Map.of()));

        assertThat(given.path("access_token").asText()).startsWith("ghu_");
        assertThat(given.path("refresh_token").asText()).startsWith("ghr_");
        assertThat(given.path("token_type").asText()).isEqualTo("bearer");
        assertThat(given.path("expires_in").intValue()).isEqualTo(28_800);
        assertThat(given.path("refresh_token_expires_in").intValue()).isEqualTo(15_897_600);
        assertThat(login(given)).isEqualTo("hana");
    }

    @Test
    void answersAFormToWhoeverDoesNotAskForJson() throws Exception {
        var reply = post(exchangeForm(code("hana"), Map.of()), "*/*");
        assertThat(reply.headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/x-www-form-urlencoded");
        assertThat(Form.of(reply.body()).text("expires_in")).isEqualTo("28800");
    }

    @Test
    void teamsAndOrganizationsAreThoseOfTheAccount() throws Exception {
        var hana = server.userToken(HANA);
        assertThat(api("/user/teams", hana).at("/0/slug").asText()).isEqualTo("platform");
        assertThat(api("/user/teams", hana).at("/0/organization/login").asText())
                .isEqualTo("eco-cycle");
        assertThat(api("/user/orgs", hana)).hasSize(1);
        var yuna = server.userToken(YUNA);
        assertThat(api("/user/teams", yuna)).isEmpty();
        assertThat(api("/user/orgs", yuna)).isEmpty();
        assertThat(status("/orgs/eco-cycle/teams/platform", yuna)).isEqualTo(404);
    }

    @Test
    void stateComesBackWithACodeAndWithARefusal() throws Exception {
        var back = back(authorize(Map.of("account", "hana", "state", "s&t=1")));
        assertThat(back.text("state")).isEqualTo("s&t=1");
        var denied = back(authorize(Map.of("account", "", "state", "x")));
        assertThat(denied.text("error")).isEqualTo("access_denied");
        assertThat(denied.text("state")).isEqualTo("x");
    }

    @Test
    void nobodyIsSentAnywhereButToTheApp() throws Exception {
        var elsewhere = Map.of("account", "hana", "redirect_uri", "http://evil.example/");
        assertThat(back(authorize(elsewhere)).text("error")).isEqualTo("redirect_uri_mismatch");
        assertThat(back(authorize(elsewhere)).get("code")).isEmpty();
        assertThat(get(authorize(Map.of("client_id", "other"))).statusCode()).isEqualTo(404);
        assertThat(back(authorize(Map.of("account", "atlantis[bot]"))).text("error"))
                .isEqualTo("access_denied");
    }

    @ParameterizedTest
    @CsvSource({
        "code, guessed, bad_verification_code",
        "client_secret, wrong, incorrect_client_credentials",
        "client_id, other, incorrect_client_credentials",
        "redirect_uri, http://127.0.0.1:8080/, redirect_uri_mismatch",
        "code_verifier, wrong, bad_verification_code",
        "code_verifier, '', bad_verification_code",
    })
    void wrongExchangeIsSaidWithStatus200(String name, String value, String error)
            throws Exception {
        var reply = exchange(code("hana"), Map.of(name, value));
        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(json(reply).path("error").asText()).isEqualTo(error);
        assertThat(json(reply).has("access_token")).isFalse();
    }

    @Test
    void codeServesOnceAndForTenMinutes() throws Exception {
        var code = code("hana");
        assertThat(json(exchange(code, Map.of())).has("access_token")).isTrue();
        assertThat(json(exchange(code, Map.of())).path("error").asText())
                .isEqualTo("bad_verification_code");
        var late = code("hana");
        clock.pass(Duration.ofMinutes(10));
        assertThat(json(exchange(late, Map.of())).path("error").asText())
                .isEqualTo("bad_verification_code");
    }

    @Test
    void tokenRunsOutAndIsRenewedOnce() throws Exception {
        var first = json(exchange(code("hana"), Map.of()));
        clock.pass(Duration.ofHours(8));
        var refused = reply("/user", first.path("access_token").asText());
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(json(refused).path("message").asText()).isEqualTo("Bad credentials");

        var second = json(refresh(first));

        assertThat(login(second)).isEqualTo("hana");
        assertThat(json(refresh(first)).path("error").asText()).isEqualTo("bad_refresh_token");
        var third = json(refresh(second));
        assertThat(status("/user", second.path("access_token").asText()))
                .as("renewing takes the former one back")
                .isEqualTo(401);
        assertThat(login(third)).isEqualTo("hana");
    }

    @Test
    void tokenIsGoodForAServerThatWasStartedAgain() throws Exception {
        var given = json(exchange(code("hana"), Map.of()));
        server.close();
        server = server();
        assertThat(status("/user", given.path("access_token").asText()))
                .as("without the app nobody signed it")
                .isEqualTo(401);
        server.register(APP);
        assertThat(login(given)).isEqualTo("hana");
        assertThat(login(json(refresh(given)))).isEqualTo("hana");
    }

    @Test
    void forgedTokensAreRefused() throws Exception {
        var token = server.userToken(HANA);
        for (var forged :
                List.of(
                        token.replace("ghu_1x", "ghu_8x"),
                        token.replace("ghu_", "ghr_"),
                        token.substring(0, token.length() - 1) + "g",
                        "ghu_",
                        "")) {
            assertThat(status("/user", forged)).as(forged).isEqualTo(401);
        }
    }

    @Test
    void testsCanExpireTokensAndSwitchGitHubOff() throws Exception {
        var given = json(exchange(code("hana"), Map.of()));
        clock.pass(Duration.ofSeconds(1));
        flip("expire");
        assertThat(status("/user", given.path("access_token").asText())).isEqualTo(401);
        var renewed = json(refresh(given));
        assertThat(login(renewed)).isEqualTo("hana");
        clock.pass(Duration.ofSeconds(1));
        flip("expire?tokens=all");
        assertThat(json(refresh(renewed)).path("error").asText()).isEqualTo("bad_refresh_token");

        flip("outage?seconds=60");
        var down = reply("/user", "static-token");
        assertThat(down.statusCode()).isEqualTo(503);
        assertThat(down.body()).contains("Unicorn");
        assertThat(refresh(renewed).statusCode()).isEqualTo(503);
        clock.pass(Duration.ofSeconds(60));
        assertThat(status("/user", "static-token")).isEqualTo(200);
        flip("outage?seconds=86400");
        clock.pass(Duration.ofMinutes(10));
        assertThat(status("/user", "static-token")).as("never longer").isEqualTo(200);
    }

    private String authorize(Map<String, String> changed) {
        var asked = new LinkedHashMap<String, String>();
        asked.put("client_id", APP.clientId());
        asked.put("redirect_uri", CALLBACK);
        asked.put("code_challenge", Secrets.base64(Secrets.sha256(VERIFIER)));
        asked.put("code_challenge_method", "S256");
        asked.putAll(changed);
        return Form.appended(server.github().web() + "/login/oauth/authorize", asked);
    }

    private String code(String login) throws Exception {
        return back(authorize(Map.of("account", login))).text("code");
    }

    private static Form back(String address) throws Exception {
        var location = get(address).headers().firstValue("Location").orElseThrow();
        assertThat(location).startsWith(CALLBACK + "?");
        return Form.of(URI.create(location).getRawQuery());
    }

    private static Map<String, String> exchangeForm(String code, Map<String, String> changed) {
        var form = new LinkedHashMap<String, String>();
        form.put("client_id", APP.clientId());
        form.put("client_secret", APP.clientSecret());
        form.put("code", code);
        form.put("redirect_uri", CALLBACK);
        form.put("code_verifier", VERIFIER);
        form.putAll(changed);
        return form;
    }

    private HttpResponse<String> exchange(String code, Map<String, String> changed)
            throws Exception {
        return post(exchangeForm(code, changed), "application/json");
    }

    private HttpResponse<String> refresh(JsonNode given) throws Exception {
        var form = exchangeForm("", Map.of("grant_type", "refresh_token"));
        form.put("refresh_token", given.path("refresh_token").asText());
        return post(form, "application/json");
    }

    private HttpResponse<String> post(Map<String, String> form, String accept) throws Exception {
        var address = URI.create(server.github().web() + "/login/oauth/access_token");
        return HTTP.send(
                HttpRequest.newBuilder(address)
                        .header("Accept", accept)
                        .POST(BodyPublishers.ofString(Form.encoded(form)))
                        .build(),
                BodyHandlers.ofString());
    }

    private void flip(String what) throws Exception {
        var address = URI.create(server.github().web() + "/github/" + what);
        var request = HttpRequest.newBuilder(address).POST(BodyPublishers.noBody()).build();
        assertThat(HTTP.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(204);
    }

    private String login(JsonNode given) throws Exception {
        return api("/user", given.path("access_token").asText()).path("login").asText();
    }

    private JsonNode api(String path, String token) throws Exception {
        return json(reply(path, token));
    }

    private int status(String path, String token) throws Exception {
        return reply(path, token).statusCode();
    }

    private HttpResponse<String> reply(String path, String token) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(server.github().api() + path))
                        .header("Authorization", "Bearer " + token)
                        .build(),
                BodyHandlers.ofString());
    }

    private static HttpResponse<String> get(String address) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> reply) throws IOException {
        return JSON.readTree(reply.body());
    }
}
