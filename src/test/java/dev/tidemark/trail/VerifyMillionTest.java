package dev.tidemark.trail;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.tidemark.eventlog.SignedCheckpoint;
import dev.tidemark.export.EntryText;
import dev.tidemark.trail.Verifier.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A million entries are verified while one waits for them. */
@Tag("full")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VerifyMillionTest {

    private static final Logger LOG = Logger.getLogger(VerifyMillionTest.class);
    private static final int SIZE = 1_000_000;

    @TempDir private static Path directory;
    private VerifiedLog log;
    private SignedCheckpoint signed;

    @BeforeAll
    void fillLog() {
        log = new VerifiedLog(directory);
        signed = log.record(1, SIZE);
    }

    @AfterAll
    void closeLog() {
        log.close();
    }

    @Test
    void wholeExportIsVerifiedInSeconds() throws IOException {
        List<Long> all = LongStream.range(0, SIZE).boxed().toList();
        Path export = log.export(signed, EntryText.NDJSON, Map.of(), all);

        assertQuick("whole export", export.toString(), Duration.ofMinutes(1));
    }

    @Test
    void chosenEntriesAreVerifiedInSeconds() throws IOException {
        List<Long> some = LongStream.range(0, SIZE).filter(n -> n % 10 == 3).boxed().toList();
        var filter = Map.of("actor", List.of("hana"));
        Path export = log.export(signed, EntryText.NDJSON, filter, some);

        assertQuick("a tenth of them with proofs", export.toString(), Duration.ofMinutes(1));
    }

    @Test
    void portalIsVerifiedInSeconds() throws IOException {
        HttpServer server = log.serve(signed);
        try {
            assertQuick("tiles over HTTP", VerifiedLog.address(server), Duration.ofMinutes(4));
        } finally {
            server.stop(0);
        }
    }

    private void assertQuick(String what, String target, Duration limit) {
        long begin = System.nanoTime();
        Verdict verdict = Verifier.verify(target, "--key", log.key());
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        LOG.infof("%,d entries, %s: %.1f s", SIZE, what, took.toMillis() / 1_000.0);
        assertThat(verdict.said()).endsWith("VERIFIED\n");
        assertThat(verdict.code()).isZero();
        assertThat(took).isLessThan(limit);
    }
}
