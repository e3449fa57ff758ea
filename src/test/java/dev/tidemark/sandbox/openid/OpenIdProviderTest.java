package dev.tidemark.sandbox.openid;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.tidemark.sandbox.openid.Person.GitHubAccount;
import dev.tidemark.sandbox.web.Form;
import dev.tidemark.sandbox.web.HandSetClock;
import dev.tidemark.sandbox.web.Secrets;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The provider, used as an application uses it: over HTTP, by what its discovery says. */
class OpenIdProviderTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String CALLBACK = "http://127.0.0.1:8080/sign-in/oidc";
    private static final String VERIFIER = "v".repeat(43);
    private static final Client CLIENT = new Client("tidemark", "s3cret:%", List.of(CALLBACK));
    private static final Person LEAD =
            new Person(
                    "eco-1",
                    "lead",
                    "Jiwon <Park>",
                    "lead@eco-cycle.example",
                    List.of("developers", "platform-leads"),
                    new GitHubAccount("jiwon", 29_330_175L));

    private final HandSetClock clock = new HandSetClock();
    private HttpServer server;
    private JsonNode discovery;

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var issuer = "http://127.0.0.1:" + server.getAddress().getPort() + "/openid";
        var provider = new OpenIdProvider(issuer, "/openid", CLIENT, List.of(LEAD), clock);
        server.createContext("/openid", provider);
        server.start();
        discovery = json(get(issuer + "/.well-known/openid-configuration"));
        assertThat(discovery.path("issuer").asText()).isEqualTo(issuer);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void oneClickSignsInAndTheTokenIsSignedForTheApplicationThatAsked() throws Exception {
        var page = get(authorize(Map.of()));
        assertThat(page.body()).contains("Sign in as lead").contains("Jiwon &lt;Park&gt;");

        var tokens = json(exchange(signIn("lead"), Map.of()));

        var claims = verified(tokens.path("id_token").asText());
        assertThat(claims.path("iss").asText()).isEqualTo(discovery.path("issuer").asText());
        assertThat(claims.path("aud").asText()).isEqualTo("tidemark");
        assertThat(claims.path("nonce").asText()).isEqualTo("n-0S6");
        assertThat(claims.path("sub").asText()).isEqualTo("eco-1");
        assertThat(claims.path("groups"))
                .extracting(JsonNode::asText)
                .containsExactly("developers", "platform-leads");
        assertThat(claims.path("github_login").asText()).isEqualTo("jiwon");
        assertThat(claims.path("github_id").longValue()).isEqualTo(29_330_175L);
        long seconds = claims.path("exp").longValue() - clock.instant().getEpochSecond();
        assertThat(tokens.path("expires_in").longValue()).isEqualTo(seconds).isPositive();
        var info = userInfo(tokens.path("access_token").asText());
        assertThat(info.statusCode()).isEqualTo(200);
        assertThat(json(info).path("preferred_username").asText()).isEqualTo("lead");
    }

    @Test
    void stateComesBackAndCancellingIsDenied() throws Exception {
        var back = callback(authorize(Map.of("person", "lead")));
        assertThat(back.text("state")).isEqualTo("af0ifjsldkj");
        assertThat(back.text("iss")).isEqualTo(discovery.path("issuer").asText());

        var denied = callback(authorize(Map.of("person", "")));
        assertThat(denied.text("error")).isEqualTo("access_denied");
        assertThat(denied.text("state")).isEqualTo("af0ifjsldkj");
        assertThat(denied.get("code")).isEmpty();
    }

    @Test
    void nobodyIsSentToAnAddressThatIsNotRegistered() throws Exception {
        for (var address : List.of(CALLBACK + "/", CALLBACK + "?x=1", "http://evil.example/", "")) {
            var reply = get(authorize(Map.of("person", "lead", "redirect_uri", address)));
            assertThat(reply.statusCode()).as(address).isEqualTo(400);
            assertThat(reply.headers().firstValue("Location")).isEmpty();
        }
        assertThat(get(authorize(Map.of("client_id", "another"))).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "response_type, token, unsupported_response_type",
        "scope, profile, invalid_scope",
        "code_challenge, , invalid_request",
        "code_challenge_method, plain, invalid_request",
        "prompt, none, login_required",
    })
    void whatItDoesNotServeIsToldToTheApplication(String name, String value, String error)
            throws Exception {
        var changed = Map.of(name, value == null ? "" : value, "person", "lead");
        assertThat(callback(authorize(changed)).text("error")).isEqualTo(error);
    }

    @Test
    void codeServesOnceAndUsingItTwiceTakesItsTokensBack() throws Exception {
        var code = signIn("lead");
        var tokens = json(exchange(code, Map.of()));

        refused(exchange(code, Map.of()), 400, "invalid_grant");

        var info = userInfo(tokens.path("access_token").asText());
        assertThat(info.statusCode()).isEqualTo(401);
        assertThat(info.headers().firstValue("WWW-Authenticate").orElse(""))
                .contains("invalid_token");
        refused(refresh(tokens), 400, "invalid_grant");
    }

    @Test
    void codeOfAMinuteAgoIsExpired() throws Exception {
        var code = signIn("lead");
        clock.pass(Duration.ofSeconds(60));
        refused(exchange(code, Map.of()), 400, "invalid_grant");
    }

    @ParameterizedTest
    @CsvSource({
        "code, guessed, 400, invalid_grant",
        "code_verifier, vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvw, 400, invalid_grant",
        "code_verifier, , 400, invalid_request",
        "redirect_uri, http://127.0.0.1:8080/, 400, invalid_grant",
        "client_secret, wrong, 401, invalid_client",
        "client_secret, , 401, invalid_client",
        "client_id, another, 401, invalid_client",
        "grant_type, password, 400, unsupported_grant_type",
        "grant_type, , 400, invalid_request",
    })
    void wrongExchangeIsRefused(String name, String value, int status, String error)
            throws Exception {
        var changed = Map.of(name, value == null ? "" : value);
        refused(exchange(signIn("lead"), changed), status, error);
    }

    @Test
    void wrongVerifierUsesTheCodeUp() throws Exception {
        var code = signIn("lead");
        refused(exchange(code, Map.of("code_verifier", "w".repeat(43))), 400, "invalid_grant");
        refused(exchange(code, Map.of()), 400, "invalid_grant");
    }

    @Test
    void clientMayShowItsSecretInTheHeader() throws Exception {
        var form = exchangeForm(signIn("lead"), Map.of("client_secret", "", "client_id", ""));
        var pair = Form.encoded(Map.of("tidemark", CLIENT.secret())).replace('=', ':');
        var basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        var request =
                HttpRequest.newBuilder(URI.create(discovery.path("token_endpoint").asText()))
                        .header("Authorization", "Basic " + basic)
                        .POST(BodyPublishers.ofString(Form.encoded(form)))
                        .build();
        assertThat(HTTP.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }

    @Test
    void refreshTokenServesOnceAndIsReplaced() throws Exception {
        var first = json(exchange(signIn("lead"), Map.of()));
        clock.pass(Duration.ofMinutes(6));
        assertThat(userInfo(first.path("access_token").asText()).statusCode()).isEqualTo(401);

        var second = json(refresh(first));

        assertThat(userInfo(second.path("access_token").asText()).statusCode()).isEqualTo(200);
        refused(refresh(first), 400, "invalid_grant");
        assertThat(refresh(second).statusCode()).isEqualTo(200);
    }

    @Test
    void testsCanExpireShortenAndBreak() throws Exception {
        var tokens = json(exchange(signIn("lead"), Map.of()));
        assertThat(post("/switch/expire").statusCode()).isEqualTo(204);
        assertThat(userInfo(tokens.path("access_token").asText()).statusCode()).isEqualTo(401);
        refused(refresh(tokens), 400, "invalid_grant");

        post("/switch/lifetime?seconds=2");
        var shorter = json(exchange(signIn("lead"), Map.of()));
        assertThat(shorter.path("expires_in").intValue()).isEqualTo(2);

        post("/switch/fail?endpoint=token&seconds=30");
        assertThat(exchange(signIn("lead"), Map.of()).statusCode()).isEqualTo(503);
        clock.pass(Duration.ofSeconds(30));
        assertThat(exchange(signIn("lead"), Map.of()).statusCode()).isEqualTo(200);
        assertThat(post("/switch/fail?endpoint=token&seconds=no").statusCode()).isEqualTo(400);
    }

    @Test
    void signingOutLeadsBackToTheApplicationAndNowhereElse() throws Exception {
        var end = discovery.path("end_session_endpoint").asText();
        var token = json(exchange(signIn("lead"), Map.of())).path("id_token").asText();
        var home = "http://127.0.0.1:8080/";

        var back = get(Form.appended(end, signOut(token, home)));
        assertThat(back.headers().firstValue("Location")).contains(home + "?state=x");

        assertThat(get(end).statusCode()).isEqualTo(200);
        assertThat(get(Form.appended(end, signOut(token, "http://evil.example/"))).statusCode())
                .isEqualTo(400);
        assertThat(get(Form.appended(end, signOut(token + "x", home))).statusCode()).isEqualTo(400);
        assertThat(get(Form.appended(end, signOut("", home))).statusCode()).isEqualTo(400);
    }

    private static Map<String, String> signOut(String token, String back) {
        return Map.of("id_token_hint", token, "post_logout_redirect_uri", back, "state", "x");
    }

    private String authorize(Map<String, String> changed) {
        var asked = new LinkedHashMap<String, String>();
        asked.put("client_id", CLIENT.id());
        asked.put("redirect_uri", CALLBACK);
        asked.put("response_type", "code");
        asked.put("scope", "openid profile email groups");
        asked.put("state", "af0ifjsldkj");
        asked.put("nonce", "n-0S6");
        asked.put("code_challenge", Secrets.base64(Secrets.sha256(VERIFIER)));
        asked.put("code_challenge_method", "S256");
        asked.putAll(changed);
        return Form.appended(discovery.path("authorization_endpoint").asText(), asked);
    }

    private String signIn(String login) throws Exception {
        return callback(authorize(Map.of("person", login))).text("code");
    }

    private static Form callback(String address) throws Exception {
        var location = get(address).headers().firstValue("Location").orElseThrow();
        assertThat(location).startsWith(CALLBACK + "?");
        return Form.of(URI.create(location).getRawQuery());
    }

    private static Map<String, String> exchangeForm(String code, Map<String, String> changed) {
        var form = new LinkedHashMap<String, String>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", CALLBACK);
        form.put("code_verifier", VERIFIER);
        form.put("client_id", CLIENT.id());
        form.put("client_secret", CLIENT.secret());
        form.putAll(changed);
        return form;
    }

    private HttpResponse<String> exchange(String code, Map<String, String> changed)
            throws Exception {
        return token(exchangeForm(code, changed));
    }

    private HttpResponse<String> refresh(JsonNode tokens) throws Exception {
        return token(
                Map.of(
                        "grant_type", "refresh_token",
                        "refresh_token", tokens.path("refresh_token").asText(),
                        "client_id", CLIENT.id(),
                        "client_secret", CLIENT.secret()));
    }

    private HttpResponse<String> token(Map<String, String> form) throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create(discovery.path("token_endpoint").asText()))
                        .POST(BodyPublishers.ofString(Form.encoded(form)))
                        .build();
        var reply = HTTP.send(request, BodyHandlers.ofString());
        assertThat(reply.headers().firstValue("Cache-Control")).contains("no-store");
        return reply;
    }

    private HttpResponse<String> post(String below) throws Exception {
        var address = URI.create(discovery.path("issuer").asText() + below);
        var request = HttpRequest.newBuilder(address).POST(BodyPublishers.noBody()).build();
        return HTTP.send(request, BodyHandlers.ofString());
    }

    private HttpResponse<String> userInfo(String token) throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create(discovery.path("userinfo_endpoint").asText()))
                        .header("Authorization", "Bearer " + token)
                        .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }

    private static HttpResponse<String> get(String address) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
    }

    private static void refused(HttpResponse<String> reply, int status, String error)
            throws IOException {
        assertThat(json(reply).path("error").asText()).isEqualTo(error);
        assertThat(reply.statusCode()).isEqualTo(status);
    }

    private static JsonNode json(HttpResponse<String> reply) throws IOException {
        return JSON.readTree(reply.body());
    }

    /** Checked by the published key, as any application does. */
    private JsonNode verified(String token) throws Exception {
        var parts = token.split("\\.", -1);
        var key = json(get(discovery.path("jwks_uri").asText())).at("/keys/0");
        var header = JSON.readTree(decoded(parts[0]));
        assertThat(header.path("alg").asText()).isEqualTo("RS256");
        assertThat(header.path("kid")).isEqualTo(key.path("kid"));
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(
                KeyFactory.getInstance("RSA")
                        .generatePublic(new RSAPublicKeySpec(number(key, "n"), number(key, "e"))));
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(decoded(parts[2]))).isTrue();
        return JSON.readTree(decoded(parts[1]));
    }

    private static BigInteger number(JsonNode key, String name) {
        return new BigInteger(1, decoded(key.path(name).asText()));
    }

    private static byte[] decoded(String part) {
        return Base64.getUrlDecoder().decode(part);
    }
}
