package dev.tidemark.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.database.TestDatabase;
import dev.tidemark.event.PlanCounts;
import dev.tidemark.event.PlanEvent;
import dev.tidemark.event.Recorded;
import dev.tidemark.eventlog.EventLog;
import dev.tidemark.eventlog.StoredEntry;
import dev.tidemark.plan.OpenPlans;
import dev.tidemark.plan.PlanDocuments;
import dev.tidemark.plan.PlanSummary;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A plan of a hundred megabytes goes through a small heap, and what is kept of it is quick. */
@Tag("full")
class LargePlanIT {

    private static final Logger LOG = Logger.getLogger(LargePlanIT.class);
    private static final String TOKEN = "token-of-the-large-plan";

    @TempDir private Path temporary;

    @Test
    @Timeout(240)
    void largePlanIsStoredInASmallHeapAndReadInUnderASecond() throws Exception {
        Path plan = temporary.resolve("plan.json");
        LargePlanFile.write(plan);
        assertThat(Files.size(plan)).isGreaterThan(100_000_000);
        Path tokens = temporary.resolve("tokens");
        Files.writeString(tokens, "github.com/harbourline/gitops " + TOKEN);
        Path data = temporary.resolve("data");
        try (PackagedPortal portal =
                PackagedPortal.start(data, "-Xmx256m", "-Dtidemark.ingest-tokens=" + tokens)) {
            var github = new GitHubDeliveries(portal.address(), PackagedPortal.SECRET);
            assertThat(github.send("large", GitHubDeliveries.opened(418))).isEqualTo(202);
            Instant begin = Instant.now();
            assertThat(post(portal, plan)).isEqualTo(202);
            LOG.infof(
                    "%d MB stored in %d ms",
                    Files.size(plan) / 1_000_000,
                    Duration.between(begin, Instant.now()).toMillis());

            try (var database = TestDatabase.pool(TestDatabase.applicationOf(data));
                    var log = new EventLog(database)) {
                readQuickly(log);
            }
            showQuickly(portal);
        }
    }

    /** The page of the change has the worst of it, and leads to all of it. */
    private static void showQuickly(PackagedPortal portal) throws Exception {
        String change = "/changes/harbourline/gitops/418";
        Instant patience = Instant.now().plus(Duration.ofMinutes(1));
        String page = portal.get(change);
        while (!page.contains("Show all 5,000 resources")) {
            assertThat(Instant.now()).isBefore(patience);
            Thread.sleep(200);
            page = portal.get(change);
        }
        Matcher all = Pattern.compile(change + "/plans/[0-9]+").matcher(page);
        assertThat(all.find()).isTrue();
        assertThat(portal.get(all.group())).contains("Resources 1 to 200 of 5,000");
        for (String path : List.of(change, all.group(), all.group() + "?from=4800")) {
            Instant begin = Instant.now();
            String shown = portal.get(path);
            Duration took = Duration.between(begin, Instant.now());
            LOG.infof("%s: %d KB in %d ms", path, shown.length() / 1_000, took.toMillis());
            assertThat(took).as(path).isLessThan(Duration.ofSeconds(1));
        }
    }

    private static Duration read(PlanDocuments plans, String evidence) {
        Instant begin = Instant.now();
        PlanSummary summary = plans.find(evidence).orElseThrow();
        assertThat(plans.details(summary, 0)).hasSize(50);
        Duration took = Duration.between(begin, Instant.now());
        LOG.infof("Summary and first details read in %d ms", took.toMillis());
        return took;
    }

    private static int post(PackagedPortal portal, Path plan) throws Exception {
        var request =
                HttpRequest.newBuilder(
                                portal.address()
                                        .resolve(
                                                "/ingest/plan?repository=harbourline/gitops&pull=418"
                                                        + "&head="
                                                        + "a".repeat(40)
                                                        + "&project=&dir=.&workspace=default"))
                        .header("Authorization", "Bearer " + TOKEN)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofFile(plan))
                        .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    private static void readQuickly(EventLog log) {
        Recorded<?> planned =
                log.read(0, 100).stream()
                        .map(StoredEntry::decode)
                        .filter(entry -> entry.event() instanceof PlanEvent.Succeeded)
                        .findFirst()
                        .orElseThrow();
        String evidence = Objects.requireNonNull(planned.envelope().evidence());
        PlanDocuments plans = OpenPlans.of(log);
        // A portal that serves pages has its classes loaded.
        read(plans, evidence);
        Duration took = read(plans, evidence);
        assertThat(took).isLessThan(Duration.ofSeconds(1));
        PlanSummary summary = plans.find(evidence).orElseThrow();
        assertThat(summary.resources()).hasSize(5_000);
        assertThat(summary.details()).hasSize(100);
        assertThat(summary.counts()).isEqualTo(new PlanCounts(0, 5_000, 0, 0, 0));
    }
}
