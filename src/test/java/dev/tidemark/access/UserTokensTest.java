package dev.tidemark.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.tidemark.database.TestDatabase;
import dev.tidemark.event.Actor;
import dev.tidemark.sandbox.web.HandSetClock;
import dev.tidemark.secret.PortalKey;
import io.agroal.api.AgroalDataSource;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens of people at GitHub: kept sealed, renewed once, and given up when GitHub says so. */
class UserTokensTest {

    private static final Actor JIWON = new Actor("jiwon", "29330175");

    private final HandSetClock clock = new HandSetClock();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private volatile String answer = "";
    private HttpServer github;
    private AgroalDataSource database;
    private UserTokens tokens;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        github = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        github.createContext(
                "/login/oauth/access_token",
                exchange -> {
                    asked.add(
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8));
                    byte[] body = answer.getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(status, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        github.start();
        database = TestDatabase.pool(TestDatabase.fresh().application());
        tokens = tokens(PortalKey.open(folder.resolve("secret-key")));
    }

    private UserTokens tokens(PortalKey key) {
        String api = "http://127.0.0.1:" + github.getAddress().getPort() + "/api/v3";
        return new UserTokens(
                database,
                new SealedTokens(key),
                new GitHubAccounts(Settings.gitHub(api), clock),
                clock);
    }

    @AfterEach
    void close() {
        github.stop(0);
        database.close();
    }

    private GitHubToken token(String access, Duration validFor, String refresh) {
        return new GitHubToken(access, clock.instant().plus(validFor), refresh);
    }

    @Test
    void nobodyHasATokenWhoNeverSignedInWithGitHub() throws Exception {
        assertThat(tokens.of(JIWON)).isEmpty();
        assertThat(tokens.of(new Actor("lead", null))).isEmpty();
    }

    @Test
    void tokenIsGivenAsLongAsItIsGoodWithoutAskingGitHub() throws Exception {
        tokens.keep(JIWON, token("ghu_first", Duration.ofHours(8), "ghr_first"));

        assertThat(tokens.of(new Actor("jiwon-renamed", "29330175"))).contains("ghu_first");
        assertThat(tokens.of(new Actor("jiwon", "666"))).isEmpty();
        assertThat(asked).isEmpty();
    }

    @Test
    void tokenThatRanOutIsRenewedOnceHoweverManyAsk() throws Exception {
        tokens.keep(JIWON, token("ghu_first", Duration.ofHours(8), "ghr_first"));
        answer =
                "{\"access_token\":\"ghu_second\",\"expires_in\":28800,\"refresh_token\":\"ghr_second\"}";
        clock.pass(Duration.ofHours(8));

        try (var threads = Executors.newFixedThreadPool(8)) {
            var all =
                    threads.invokeAll(
                            IntStream.range(0, 8)
                                    .<Callable<String>>mapToObj(
                                            i -> () -> tokens.of(JIWON).orElseThrow())
                                    .toList());
            for (var one : all) {
                assertThat(one.get()).isEqualTo("ghu_second");
            }
        }

        assertThat(asked).singleElement().asString().contains("refresh_token=ghr_first");
    }

    @Test
    void whatGitHubRefusesToRenewIsForgotten() throws Exception {
        tokens.keep(JIWON, token("ghu_first", Duration.ofHours(8), "ghr_first"));
        answer = "{\"error\":\"bad_refresh_token\",\"error_description\":\"<b>ghr_first</b>\"}";
        clock.pass(Duration.ofHours(9));

        assertThatThrownBy(() -> tokens.of(JIWON))
                .isInstanceOfSatisfying(
                        TokenRefused.class, refused -> assertThat(refused.isFinal()).isTrue())
                .hasMessageNotContaining("ghr_first");
        assertThat(tokens.of(JIWON)).isEmpty();
    }

    @Test
    void githubThatIsSilentIsAskedAgainLater() throws Exception {
        tokens.keep(JIWON, token("ghu_first", Duration.ofHours(8), "ghr_first"));
        status = 503;
        answer = "{}";
        clock.pass(Duration.ofHours(9));

        assertThatThrownBy(() -> tokens.of(JIWON))
                .isInstanceOfSatisfying(
                        TokenRefused.class, refused -> assertThat(refused.isFinal()).isFalse());

        status = 200;
        answer = "{\"access_token\":\"ghu_second\",\"expires_in\":28800}";
        assertThat(tokens.of(JIWON)).contains("ghu_second");
    }

    @Test
    void inTheDatabaseTheyAreReadableByThisPortalAloneAndForTheirAccountOnly(@TempDir Path folder)
            throws Exception {
        tokens.keep(JIWON, token("ghu_first", Duration.ofHours(8), "ghr_first"));
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "select encode(sealed, 'escape') from work.user_token")) {
            rows.next();
            assertThat(rows.getString(1)).doesNotContain("ghu_", "ghr_");
        }

        assertThat(tokens(PortalKey.open(folder.resolve("another-key"))).of(JIWON)).isEmpty();
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate("update work.user_token set account = '666'");
        }
        assertThat(tokens.of(new Actor("mallory", "666"))).isEmpty();
    }
}
