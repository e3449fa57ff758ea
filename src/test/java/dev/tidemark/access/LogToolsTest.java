package dev.tidemark.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.database.TestDatabaseResource;
import dev.tidemark.event.NewEntry;
import dev.tidemark.eventlog.Append;
import dev.tidemark.eventlog.Checkpoints;
import dev.tidemark.eventlog.EventLog;
import dev.tidemark.eventlog.Samples;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Programs that are not the portal's read its log over HTTP, with a token as strangers have. */
@QuarkusTest
@QuarkusTestResource(TestDatabaseResource.class)
@TestProfile(LocalUsers.class)
@Tag("full")
class LogToolsTest {

    @Inject ApiTokens tokens;
    @Inject EventLog log;
    @Inject Checkpoints checkpoints;

    @BeforeEach
    void fillLog() {
        for (int first = 0; first < 3_000 && log.size() < 3_000; first += 1_000) {
            var entries = new ArrayList<NewEntry>();
            for (int number = first; number < first + 1_000; number++) {
                entries.add(Samples.opened(80_000 + number));
            }
            log.append(Append.of(entries)).toCompletableFuture().join();
        }
        checkpoints.sign();
    }

    @Test
    void goReadsTheLogAsItReadsItsOwn() throws Exception {
        String said = run("checks/transparency-log", address());

        assertThat(said).contains("200 of them and 200 older sizes proved");
    }

    @Test
    void verifierReadsThePortalWithTheTokenFromItsEnvironment() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();

        String said = run(java, "tools/Verify.java", address(), "--key", checkpoints.verifierKey());

        assertThat(said).contains(", the whole of ").endsWith("VERIFIED\n");
    }

    private static String address() {
        return "http://127.0.0.1:" + RestAssured.port;
    }

    private String run(String... command) throws Exception {
        var process = new ProcessBuilder(List.of(command)).redirectErrorStream(true);
        var scopes = Set.of(Scope.READ, Scope.TRAIL);
        String token = tokens.make("tools", scopes, "admin", Duration.ofDays(1)).text();
        process.environment().put("TIDEMARK_TOKEN", token);
        Process running = process.start();
        String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(running.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(running.exitValue()).as(said).isZero();
        return said;
    }
}
