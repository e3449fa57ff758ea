package dev.tidemark.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.database.TestServer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The database goes away under a running portal, and comes back. */
class OutageIT {

    private static final Duration COMES_BACK_WITHIN = Duration.ofSeconds(60);

    @TempDir private Path temporary;

    enum Outage {
        /** The server is not there. */
        GONE,
        /** It takes connections and answers nothing, as behind a broken network. */
        SILENT
    }

    @ParameterizedTest
    @EnumSource
    @Timeout(300)
    void outageIsSaidAndEverythingGoesOnByItself(Outage outage) throws Exception {
        Path data = temporary.resolve("data");
        try (PackagedPortal portal = PackagedPortal.start(data);
                var server = new TestServer(data)) {
            var deliveries = new GitHubDeliveries(portal.address(), PackagedPortal.SECRET);
            assertThat(deliveries.send("before", GitHubDeliveries.opened(1))).isEqualTo(202);

            begin(outage, server);

            HttpResponse<String> refused = deliveries.ask("during", GitHubDeliveries.opened(2));
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            for (String page : new String[] {"/", "/changes", "/projects", "/trail", "/status"}) {
                HttpResponse<String> answer = portal.ask(page);
                assertThat(answer.statusCode()).as(page).isEqualTo(503);
                assertThat(answer.body()).contains("The database does not answer.");
            }
            assertThat(portal.ask("/api/v1/changes").statusCode()).isEqualTo(503);
            assertThat(portal.ask("/q/health").statusCode()).isEqualTo(503);

            server.resume();

            awaitAccepted(deliveries);
            awaitShown(portal);
            assertThat(portal.ask("/q/health").statusCode()).isEqualTo(200);
            assertThat(portal.get("/api/v1/changes")).contains("\"number\":1,", "\"number\":2,");
        }
    }

    private static void begin(Outage outage, TestServer server) throws Exception {
        switch (outage) {
            case GONE -> server.stop();
            case SILENT -> server.silence();
        }
    }

    /** GitHub's redelivery, until it is taken. */
    private static void awaitAccepted(GitHubDeliveries deliveries)
            throws IOException, InterruptedException {
        Instant patience = Instant.now().plus(COMES_BACK_WITHIN);
        while (deliveries.send("during", GitHubDeliveries.opened(2)) != 202) {
            assertThat(Instant.now()).isBefore(patience);
            Thread.sleep(200);
        }
    }

    private static void awaitShown(PackagedPortal portal) throws IOException, InterruptedException {
        Instant patience = Instant.now().plus(COMES_BACK_WITHIN);
        while (!portal.get("/api/v1/changes").contains("\"number\":2,")) {
            assertThat(Instant.now()).isBefore(patience);
            Thread.sleep(200);
        }
    }
}
