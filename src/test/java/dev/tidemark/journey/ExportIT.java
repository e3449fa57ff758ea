package dev.tidemark.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.database.TestDatabase;
import dev.tidemark.event.NewEntry;
import dev.tidemark.eventlog.Append;
import dev.tidemark.eventlog.EventLog;
import dev.tidemark.eventlog.Samples;
import dev.tidemark.eventlog.merkle.Checkpoint;
import dev.tidemark.eventlog.merkle.Hash;
import dev.tidemark.eventlog.merkle.SignedNote;
import dev.tidemark.eventlog.merkle.Tree;
import io.agroal.api.AgroalDataSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

/** A large log leaves through a small heap, about as fast as the database can give it. */
@Tag("full")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(600)
class ExportIT {

    private static final Logger LOG = Logger.getLogger(ExportIT.class);
    private static final int ENTRIES = Integer.getInteger("tidemark.test.exported", 1_000_000);
    private static final int AT_ONCE = 2_000;
    private static final int ROUNDS = 5;
    private static final double WANTED = 0.8;
    private static final String EXPORT = "/api/v1/trail/export";
    private static final String ENTRY = "/api/v1/trail/0";
    private static final int MOST_EXPORTS = 4;

    @TempDir private static Path temporary;
    private PackagedPortal portal;
    private AgroalDataSource database;

    @BeforeAll
    void fillLog() {
        Path data = temporary.resolve("data");
        // Nothing follows the log here: what is measured is the export and not read models.
        portal = PackagedPortal.start(data, "-Xmx256m", "-Dtidemark.serving=false");
        database = TestDatabase.pool(TestDatabase.applicationOf(data));
        Instant begin = Instant.now();
        var random = new Random(1_000_000);
        try (var log = new EventLog(database)) {
            for (int from = 1; from < ENTRIES; from += AT_ONCE) {
                var entries = new ArrayList<NewEntry>();
                for (int number = from; number < Math.min(from + AT_ONCE, ENTRIES); number++) {
                    String words = Long.toHexString(random.nextLong());
                    entries.add(Samples.opened(number, "Raise the limits of " + words));
                }
                log.append(Append.of(entries)).toCompletableFuture().join();
            }
        }
        LOG.infof("%d entries appended in %s", ENTRIES, Duration.between(begin, Instant.now()));
    }

    @AfterAll
    void close() {
        database.close();
        portal.close();
    }

    @Test
    @Order(1)
    void exportIsEveryEntryAndGivesTheSignedRoot() throws Exception {
        var tree = new Tree();
        String note = "";
        try (var zip = new ZipInputStream(take(EXPORT).body())) {
            for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
                switch (part.getName()) {
                    case "entries.ndjson" -> addLines(zip, tree);
                    case "checkpoint" ->
                            note = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                    default -> zip.readAllBytes();
                }
            }
        }

        Checkpoint checkpoint = Checkpoint.parse(SignedNote.parse(note).text());
        assertThat(tree.size()).isGreaterThanOrEqualTo(ENTRIES).isEqualTo(checkpoint.size());
        assertThat(tree.root()).isEqualTo(checkpoint.root());
    }

    private static void addLines(InputStream part, Tree tree) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(part, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            tree.append(Hash.leaf(line.getBytes(StandardCharsets.UTF_8)), tile -> {});
        }
    }

    @Test
    @Order(2)
    void exportIsAboutAsFastAsCopy() throws Exception {
        var ratios = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            double copied = entriesPerSecond(this::copy);
            double exported = entriesPerSecond(() -> drain(take(EXPORT).body()));
            ratios[round] = exported / copied;
            LOG.infof(
                    "COPY %,.0f entries/s, export %,.0f entries/s, ratio %.2f",
                    copied, exported, ratios[round]);
        }
        Arrays.sort(ratios);
        double median = ratios[ROUNDS / 2];
        LOG.infof("Median ratio %.2f of %s", median, Arrays.toString(ratios));
        assertThat(median).isGreaterThanOrEqualTo(WANTED);
    }

    /** What is measured; gives the bytes that arrived. */
    private interface Reading {
        long run() throws Exception;
    }

    private static double entriesPerSecond(Reading reading) throws Exception {
        long begin = System.nanoTime();
        assertThat(reading.run()).isPositive();
        return ENTRIES * 1e9 / (System.nanoTime() - begin);
    }

    private long copy() throws SQLException, IOException {
        try (Connection connection = database.getConnection();
                var counted = new Counted()) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut(
                            "copy (select entry from log.entry order by position) to stdout",
                            counted);
            return counted.bytes;
        }
    }

    private static long drain(InputStream body) throws IOException {
        try (body;
                var counted = new Counted()) {
            return body.transferTo(counted);
        }
    }

    private static final class Counted extends OutputStream {
        private long bytes;

        @Override
        public void write(int one) {
            bytes++;
        }

        @Override
        public void write(byte[] from, int offset, int length) {
            bytes += length;
        }
    }

    @Test
    @Order(3)
    void slowClientsHoldNoConnectionAndLeavingClientsNothing() throws Exception {
        // The first answer of its kind loads what the next ones have.
        assertThat(portal.ask(ENTRY).statusCode()).isEqualTo(200);
        List<Socket> slow = new ArrayList<>();
        for (int i = 0; i < MOST_EXPORTS; i++) {
            slow.add(beginAndStop());
        }
        // Whatever they were given is buffered by now, and nobody takes more.
        Thread.sleep(2_000);

        HttpResponse<InputStream> refused = take(EXPORT);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("30");
        assertThat(new String(refused.body().readAllBytes(), StandardCharsets.UTF_8))
                .contains("Too many exports");
        assertThat(busyConnections()).isZero();
        Instant begin = Instant.now();
        assertThat(portal.ask(ENTRY).statusCode()).isEqualTo(200);
        assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(2));

        for (Socket each : slow) {
            each.close();
        }
        Instant left = Instant.now();
        HttpResponse<InputStream> next = take(EXPORT + "?after=" + (ENTRIES - 10));
        while (next.statusCode() == 429) {
            assertThat(left.plusSeconds(10)).isAfter(Instant.now());
            next.body().close();
            Thread.sleep(50);
            next = take(EXPORT + "?after=" + (ENTRIES - 10));
        }
        LOG.infof("Places free again after %s", Duration.between(left, Instant.now()));
        assertThat(next.statusCode()).isEqualTo(200);
        drain(next.body());
    }

    /** Asks, reads the beginning, and then nothing more. */
    private Socket beginAndStop() throws IOException {
        URI address = portal.address();
        var socket = new Socket(address.getHost(), address.getPort());
        String request =
                "GET " + EXPORT + " HTTP/1.1\r\nHost: " + address.getAuthority() + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                .isEqualTo("HTTP/1.1 200");
        return socket;
    }

    /** Of the portal and of this test, but for the one that asks. */
    private long busyConnections() throws SQLException {
        String query =
                """
                select count(*)
                from pg_stat_activity
                where datname = current_database()
                  and usename = current_user
                  and state <> 'idle'
                  and pid <> pg_backend_pid()
                """;
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private HttpResponse<InputStream> take(String path) throws Exception {
        return CLIENT.send(
                HttpRequest.newBuilder(portal.address().resolve(path)).build(),
                HttpResponse.BodyHandlers.ofInputStream());
    }

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
}
