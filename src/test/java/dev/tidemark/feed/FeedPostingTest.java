package dev.tidemark.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tidemark.eventlog.Samples;
import dev.tidemark.eventlog.StoredEntry;
import dev.tidemark.projection.LogFixture;
import io.quarkus.runtime.ShutdownEvent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A SIEM that takes what it is sent, sometimes. */
class FeedPostingTest {

    private static final String KEY = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** One request as it came. */
    private record Posted(String path, Map<String, String> headers, byte[] body) {

        JsonNode events() throws IOException {
            return JSON.readTree(body);
        }
    }

    @TempDir private Path home;
    private final LogFixture fixture = new LogFixture();
    private final List<Posted> posted = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> answers = new ConcurrentHashMap<>();
    private HttpServer siem;
    private FeedPositions positions;

    @BeforeEach
    void start() throws IOException {
        siem = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        siem.createContext("/", this::take);
        siem.start();
        positions = new FeedPositions(fixture.database());
    }

    @AfterEach
    void close() {
        siem.stop(0);
        fixture.close();
    }

    private void take(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new ConcurrentHashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) ->
                        headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        String path = exchange.getRequestURI().getPath();
        posted.add(new Posted(path, headers, exchange.getRequestBody().readAllBytes()));
        exchange.sendResponseHeaders(answers.getOrDefault(path, 204), -1);
        exchange.close();
    }

    private String line(String name) {
        return name
                + " http://localhost:"
                + siem.getAddress().getPort()
                + "/"
                + name
                + " whsec_"
                + KEY;
    }

    private FeedSettings settings(String... lines) throws IOException {
        Path file = home.resolve("targets");
        Files.write(file, List.of(lines));
        return new FeedSettings(Optional.of(file));
    }

    private void round(String... names) throws IOException {
        String[] lines = List.of(names).stream().map(this::line).toArray(String[]::new);
        var posting =
                new FeedPosting(
                        settings(lines),
                        positions,
                        fixture.log(),
                        fixture.database(),
                        Clock.systemUTC());
        posting.round();
        posting.close(new ShutdownEvent());
    }

    private void record(long from, long to) {
        fixture.append(LongStream.range(from, to).mapToObj(Samples::opened).toList());
    }

    private List<String> entries() {
        return fixture.log().read(0, 10_000).stream()
                .map(StoredEntry::bytes)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void everyEntryArrivesInOrderAsItsExactBytes() throws Exception {
        record(0, 1200);

        round("siem");
        record(1200, 1203);
        round("siem");

        var arrived = new StringBuilder();
        for (Posted each : posted) {
            String body = new String(each.body(), StandardCharsets.UTF_8);
            arrived.append(arrived.isEmpty() ? "" : ",").append(body, 1, body.length() - 1);
        }
        assertThat(arrived.toString()).isEqualTo(String.join(",", entries()));
        assertThat(posted)
                .extracting(each -> each.headers().get("webhook-id"))
                .containsExactly("feed_0-499", "feed_500-999", "feed_1000-1199", "feed_1200-1202");
        assertThat(posted.getFirst().events()).hasSize(500);
    }

    @Test
    void signatureIsThatOfStandardWebhooks() throws Exception {
        record(0, 3);

        round("siem");

        Posted first = posted.getFirst();
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(KEY), "HmacSHA256"));
        mac.update(
                (first.headers().get("webhook-id")
                                + "."
                                + first.headers().get("webhook-timestamp")
                                + ".")
                        .getBytes(StandardCharsets.UTF_8));
        String expected = "v1," + Base64.getEncoder().encodeToString(mac.doFinal(first.body()));
        assertThat(first.headers().get("webhook-signature")).isEqualTo(expected);
        assertThat(first.headers().get("content-type"))
                .isEqualTo("application/cloudevents-batch+json; charset=utf-8");
    }

    @Test
    void whatWasNotTakenIsPostedAgainAndNobodyElseWaitsForIt() throws Exception {
        record(0, 5);
        answers.put("/slow", 503);

        round("slow", "siem");
        round("slow", "siem");

        assertThat(posted).extracting(Posted::path).containsExactlyInAnyOrder("/slow", "/siem");
        assertThat(fixture.query("select failure from work.feed_target where name = 'slow'"))
                .containsExactly("it answered with 503");

        answers.put("/slow", 200);
        fixture.executeAsSuperuser("update work.feed_target set next_at = now()");
        record(5, 6);
        round("slow", "siem");
        assertThat(posted.getLast().headers().get("webhook-id")).startsWith("feed_");
        assertThat(posted.stream().filter(each -> each.path().equals("/slow")).toList().getLast())
                .satisfies(again -> assertThat(again.events()).hasSize(6));
        assertThat(fixture.query("select failure from work.feed_target where name = 'slow'"))
                .containsOnlyNulls();
    }

    @Test
    void targetGetsTheLogAgainFromAPosition() throws Exception {
        record(0, 10);
        round("siem");

        assertThat(positions.goOnFrom("siem", 7)).isTrue();
        assertThat(positions.goOnFrom("nobody", 7)).isFalse();
        round("siem");

        assertThat(posted)
                .extracting(each -> each.headers().get("webhook-id"))
                .containsExactly("feed_0-9", "feed_7-9");
    }

    @Test
    void targetThatIsMovedWhileItIsPostedToStaysMoved() throws SQLException, IOException {
        record(0, 10);
        round("siem");
        positions.goOnFrom("siem", 2);

        positions.delivered("siem", 0, 10);

        assertThat(positions.due("siem").orElseThrow().next()).isEqualTo(2);
    }

    @Test
    void targetThatIsTakenOutAndPutBackGoesOnWhereItWas() throws Exception {
        record(0, 10);
        round("siem");
        round();
        assertThat(fixture.query("select name from work.feed_target where shown")).isEmpty();
        record(10, 12);

        round("siem");

        assertThat(posted.getLast().headers().get("webhook-id")).isEqualTo("feed_10-11");
    }

    @Test
    void batchIsNoLargerThanReceiversTakeAndNeverEmpty() {
        String title = "x".repeat(60_000);
        fixture.append(LongStream.range(0, 40).mapToObj(n -> Samples.opened(n, title)).toList());

        FeedBatch batch = FeedBatch.of(fixture.log().read(0, 40));

        assertThat(batch.body().length).isLessThan(1_000_001);
        assertThat(batch.last()).isBetween(10L, 20L);
        assertThat(FeedBatch.of(fixture.log().read(39, 1)).last()).isEqualTo(39);
    }

    @Test
    void noAddressNorSecretIsInWhatIsSaidAboutThem() throws Exception {
        FeedSettings settings =
                settings(
                        line("siem"),
                        "# a comment",
                        "other https://user:passw0rd@siem.example.org/hook whsec_" + KEY,
                        "plain http://siem.example.org/t0ken whsec_" + KEY,
                        "short https://siem.example.org/t0ken whsec_" + "QUJD".repeat(5),
                        line("siem"));

        assertThat(settings.targets()).hasSize(1);
        assertThat(settings.problems())
                .hasSize(4)
                .allSatisfy(problem ->
                        assertThat(problem)
                                .startsWith("Line ")
                                .doesNotContain("passw0rd", "t0ken", KEY, "QUJD"));
        assertThat(settings.targets().getFirst().toString()).doesNotContain(KEY, "/siem");
    }
}
