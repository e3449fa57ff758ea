package dev.tidemark.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.database.TestDatabaseResource;
import dev.tidemark.event.AccessEvent;
import dev.tidemark.event.Actor;
import dev.tidemark.eventlog.EventLog;
import dev.tidemark.eventlog.StoredEntry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in with a password, what a session is then good for, and how it ends. */
@QuarkusTest
@QuarkusTestResource(TestDatabaseResource.class)
@TestProfile(LocalUsers.class)
class SignInTest {

    @Inject EventLog log;
    @Inject ApiTokens tokens;

    @Test
    void whoIsNotSignedInIsSentToSignInAndComesBackToWhereTheyWere() {
        var browser = new Browser();
        Response sent = browser.get("/changes?state=open&q=a");
        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(sent.header("Location"))
                .endsWith("/sign-in?to=%2Fchanges%3Fstate%3Dopen%26q%3Da");

        Response page = browser.get("/sign-in?to=%2Fchanges%3Fstate%3Dopen");
        assertThat(page.statusCode()).isEqualTo(200);
        Response signedIn =
                browser.submit(
                        "/sign-in",
                        "/sign-in",
                        Map.of(
                                "login", "lead",
                                "password", LocalUsers.PASSWORD,
                                "to", "/changes?state=open"));

        assertThat(signedIn.statusCode()).isEqualTo(303);
        assertThat(signedIn.header("Location")).endsWith("/changes?state=open");
        assertThat(browser.get("/changes").asString()).contains("lead").contains("Sign out");
    }

    @Test
    void apiAndFragmentsAreToldInTheirOwnWay() {
        Response api = given().accept("application/json").get("/api/v1/changes");
        assertThat(api.statusCode()).isEqualTo(401);
        assertThat(api.contentType()).startsWith("application/problem+json");
        assertThat(api.header("WWW-Authenticate")).isEqualTo("Bearer");

        Response fragment =
                given().header("HX-Request", "true")
                        .header("HX-Current-URL", "http://localhost:8080/drift?days=7")
                        .get("/foot");
        assertThat(fragment.statusCode()).isEqualTo(401);
        assertThat(fragment.header("HX-Redirect")).isEqualTo("/sign-in?to=%2Fdrift%3Fdays%3D7");

        assertThat(given().get("/events").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example/",
                "/\\evil.example",
                "/%5c%5cevil.example/..//",
                "javascript:alert(1)",
                "/changes\r\nSet-Cookie: a=b",
                "/sign-in?to=/",
                "http:/evil.example"
            })
    void nobodyIsSentToAnotherPlaceThanOurs(String to) {
        var browser = new Browser();
        Response signedIn =
                browser.submit(
                        "/sign-in",
                        "/sign-in",
                        Map.of("login", "viewer", "password", LocalUsers.PASSWORD, "to", to));

        assertThat(signedIn.statusCode()).isEqualTo(303);
        assertThat(signedIn.header("Location")).matches("http://127.0.0.1:[0-9]+/(%5c%5cevil.*)?");
        assertThat(signedIn.headers().getValues("Set-Cookie"))
                .noneMatch(each -> each.startsWith("a="));
    }

    @Test
    void sessionsAreNewAtEachSignInAndTheFormerOneEnds() {
        Browser browser = Browser.of("viewer");
        String first = browser.session();
        browser.submit("/", "/sign-in", Map.of("login", "lead", "password", LocalUsers.PASSWORD));
        String second = browser.session();
        assertThat(second).isNotEqualTo(first).hasSize(43);

        browser.cookies.put("tidemark", first);

        assertThat(browser.get("/changes").statusCode()).isEqualTo(303);
    }

    @Test
    void sessionThatSomebodyMadeUpIsNone() {
        var browser = new Browser();
        browser.cookies.put("tidemark", "A".repeat(43));
        assertThat(browser.get("/").statusCode()).isEqualTo(303);

        browser.signIn("viewer", LocalUsers.PASSWORD);

        assertThat(browser.session()).isNotEqualTo("A".repeat(43));
    }

    @Test
    void cookieIsNotForScriptsNorForOtherSites() {
        var browser = new Browser();
        String cookie =
                browser
                        .signIn("viewer", LocalUsers.PASSWORD)
                        .headers()
                        .getValues("Set-Cookie")
                        .stream()
                        .filter(each -> each.startsWith("tidemark="))
                        .findFirst()
                        .orElseThrow();

        assertThat(cookie).containsIgnoringCase("HttpOnly").contains("SameSite=Lax", "Path=/");
        // Until the browser is closed; the portal ends it earlier by itself.
        assertThat(cookie).doesNotContain("Max-Age").doesNotContain("Expires");
    }

    @Test
    void signingOutEndsOneSessionAndEverywhereAllOfThem() {
        Browser one = Browser.of("auditor");
        Browser other = Browser.of("auditor");
        Browser somebodyElse = Browser.of("viewer");
        String cookie = one.session();

        assertThat(one.submit("/", "/sign-out", Map.of()).header("Location"))
                .endsWith("/sign-in?why=signed-out");
        one.cookies.put("tidemark", cookie);
        assertThat(one.get("/").statusCode()).isEqualTo(303);
        assertThat(other.get("/").statusCode()).isEqualTo(200);

        Browser third = Browser.of("auditor");
        other.submit("/", "/sign-out/everywhere", Map.of());

        assertThat(third.get("/").statusCode()).isEqualTo(303);
        assertThat(somebodyElse.get("/").statusCode()).isEqualTo(200);
        assertThat(recorded(AccessEvent.Changed.class))
                .anySatisfy(event -> assertThat(event.what()).contains("everywhere"));
    }

    @Test
    void formsWithoutTheTokenOfTheirSessionChangeNothing() {
        Browser browser = Browser.of("viewer");
        String others = Browser.of("viewer").csrf("/");
        assertThat(others).isNotEmpty().isNotEqualTo(browser.csrf("/"));

        assertThat(browser.post("/sign-out", Map.of()).statusCode()).isEqualTo(403);
        assertThat(browser.post("/sign-out", Map.of("csrf", "guessed")).statusCode())
                .isEqualTo(403);
        assertThat(browser.post("/sign-out", Map.of("csrf", others)).statusCode()).isEqualTo(403);
        assertThat(browser.request().header(Csrf.HEADER, others).post("/sign-out").statusCode())
                .isEqualTo(403);

        assertThat(browser.get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void signInFormOfAnotherBrowserSignsNobodyIn() {
        var browser = new Browser();
        String others = new Browser().csrf("/sign-in");
        browser.get("/sign-in");

        Response refused =
                browser.post(
                        "/sign-in",
                        Map.of("login", "viewer", "password", LocalUsers.PASSWORD, "csrf", others));

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(browser.session()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sec-Fetch-Site=cross-site",
                "Sec-Fetch-Site=same-site",
                "Origin=https://evil.example",
                "Origin=null"
            })
    void otherSitesAreRefusedEvenWithTheRightToken(String header) {
        Browser browser = Browser.of("viewer");
        String[] said = header.split("=", 2);

        Response refused =
                browser.request()
                        .header(said[0], said[1])
                        .header(Csrf.HEADER, browser.csrf("/"))
                        .post("/sign-out");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(browser.get("/").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nobody",
                "LEAD",
                "le\u0430d",
                "\uff4cead",
                "lead\u0000",
                "lead\r\nx",
                "' or 1=1 --",
                ""
            })
    void loginsThatOnlyLookLikeOneAreNone(String login) {
        var browser = new Browser();

        Response answer = browser.signIn(login, LocalUsers.PASSWORD);

        assertThat(answer.statusCode()).isIn(401, 429);
        assertThat(browser.session()).isEmpty();
        assertThat(answer.asString()).doesNotContain(LocalUsers.PASSWORD);
    }

    @Test
    void whoIsTakenOutOfTheFileIsOutAtOnce() throws Exception {
        Files.writeString(
                LocalUsers.FILE, LocalUsers.standard() + LocalUsers.user("guest", "lead"));
        try {
            Browser guest = Browser.of("guest");
            assertThat(guest.get("/").statusCode()).isEqualTo(200);

            Files.writeString(LocalUsers.FILE, LocalUsers.standard());

            assertThat(guest.get("/").statusCode()).isEqualTo(303);
        } finally {
            Files.writeString(LocalUsers.FILE, LocalUsers.standard());
        }
    }

    @Test
    void rolesThatAreSeenAtSignInAreRecordedOnceEach() {
        Browser.of("admin");
        Browser.of("admin");

        assertThat(
                        recorded(AccessEvent.Changed.class).stream()
                                .filter(event ->
                                        event.what().equals("roles are viewer, admin, were viewer"))
                                .count())
                .isEqualTo(1);
    }

    @Test
    void refusedAccessOfAPersonIsRecordedOnceInAWhile() {
        Browser lead = Browser.of("lead");
        for (int i = 0; i < 5; i++) {
            assertThat(lead.get("/log/tile/0/00" + i).statusCode()).isEqualTo(403);
        }

        // Whom the log knows by their account at GitHub.
        assertThat(
                        log.read(0, 1000).stream()
                                .map(StoredEntry::decode)
                                .filter(entry -> entry.event() instanceof AccessEvent.Refused)
                                .filter(entry ->
                                        new Actor("jiwon", "29330175")
                                                .equals(entry.envelope().actor()))
                                .map(entry -> ((AccessEvent.Refused) entry.event()).resource()))
                .containsOnlyOnce("/log/tile/*");
        assertThat(lead.get("/access").asString()).contains("It takes the role admin.");
    }

    @Test
    void adminsMakeTokensThatAreShownOnceAndCanBeTakenBack() {
        Browser admin = Browser.of("admin");
        Response made =
                admin.submit(
                        "/access",
                        "/access/tokens",
                        Map.of("name", "dashboard", "scope", "read", "days", "7"));
        assertThat(made.statusCode()).isEqualTo(200);
        String token = made.asString().replaceAll("(?s).*<code>(tdm_[^<]+)</code>.*", "$1");
        assertThat(token).startsWith("tdm_");
        assertThat(admin.get("/access").asString()).contains("dashboard").doesNotContain(token);

        assertThat(bearer(token).get("/api/v1/changes").statusCode()).isEqualTo(200);
        assertThat(bearer(token).get("/access").statusCode()).isEqualTo(403);
        assertThat(bearer(token).post("/sign-out").statusCode()).isEqualTo(403);

        String revoke =
                admin.get("/access")
                        .asString()
                        .replaceAll(
                                "(?s).*<th scope=\"row\">dashboard<.*?action=\"(/access/tokens/[^\"]+)\".*",
                                "$1");
        assertThat(admin.submit("/access", revoke, Map.of()).statusCode()).isEqualTo(303);

        Response refused = bearer(token).get("/api/v1/changes");
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.header("WWW-Authenticate")).contains("invalid_token");
        assertThat(recorded(AccessEvent.Changed.class))
                .extracting(AccessEvent.Changed::what)
                .contains("token made with scope read for 7 days", "token revoked");
    }

    private static io.restassured.specification.RequestSpecification bearer(String token) {
        return given().redirects()
                .follow(false)
                .accept("application/json")
                .header("Authorization", "Bearer " + token);
    }

    @Test
    void expiredTokensAreNoLongerGood() throws SQLException {
        String token =
                tokens.make("old", Set.of(Scope.READ), "admin", Duration.ofSeconds(-1)).text();

        assertThat(bearer(token).get("/api/v1/changes").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"//access", "/access;x", "/access/..;/changes", "/a\\..\\access"})
    void pathsThatCouldBeReadInTwoWaysAreNotAnswered(String path) throws Exception {
        try (var socket = new java.net.Socket("localhost", RestAssured.port)) {
            socket.getOutputStream()
                    .write(
                            ("GET "
                                            + path
                                            + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
            String answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 400");
        }
    }

    @Test
    void metricsAreForThisMachineOrForWhoeverHasTheirToken() {
        assertThat(given().get("/q/metrics").statusCode()).isEqualTo(200);
        assertThat(given().header("X-Forwarded-For", "192.0.2.1").get("/q/metrics").statusCode())
                .isEqualTo(401);
        assertThat(figures("a token of metrics")).isEqualTo(200);
        assertThat(figures("another")).isEqualTo(401);
    }

    private static int figures(String token) {
        return given().header("X-Forwarded-For", "192.0.2.1")
                .header("Authorization", "Bearer " + token)
                .get("/q/metrics")
                .statusCode();
    }

    @Test
    void streamOfAPageEndsWithItsSession() throws Exception {
        Browser browser = Browser.of("viewer");
        var request =
                HttpRequest.newBuilder(
                                URI.create("http://localhost:" + RestAssured.port + "/events"))
                        .header("Cookie", browser.cookieHeader())
                        .build();
        try (var client = HttpClient.newHttpClient();
                InputStream stream = client.send(request, BodyHandlers.ofInputStream()).body()) {
            assertThat(stream.read()).isNotEqualTo(-1);

            browser.submit("/", "/sign-out", Map.of());

            assertThat(CompletableFuture.supplyAsync(() -> isAtItsEnd(stream)))
                    .succeedsWithin(Duration.ofSeconds(10))
                    .isEqualTo(true);
        }
    }

    private static boolean isAtItsEnd(InputStream stream) {
        try {
            stream.readAllBytes();
            return true;
        } catch (IOException reset) {
            return true;
        }
    }

    /** Pages are made on few threads and wait for the head of the log together. */
    @Test
    void nobodyIsEverShownAsSomebodyElse() throws Exception {
        List<String> logins = List.of("viewer", "lead", "auditor", "admin");
        var browsers = logins.stream().map(Browser::of).toList();
        try (var threads = Executors.newFixedThreadPool(16)) {
            List<Callable<String>> asked =
                    IntStream.range(0, 400)
                            .<Callable<String>>mapToObj(i ->
                                    () -> {
                                        Browser browser = browsers.get(i % logins.size());
                                        String own = browser.request().get("/changes").asString();
                                        String shown =
                                                own.replaceAll(
                                                        "(?s).*Signed in as</span>\\s*([a-z]+).*",
                                                        "$1");
                                        return logins.get(i % logins.size()) + " " + shown;
                                    })
                            .toList();
            for (Future<String> answer : threads.invokeAll(asked)) {
                String[] pair = answer.get().split(" ", 2);
                assertThat(pair[1]).isEqualTo(pair[0]);
            }
        }
    }

    private <T extends AccessEvent> List<T> recorded(Class<T> type) {
        return log.read(0, 1000).stream()
                .map(entry -> entry.decode().event())
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
