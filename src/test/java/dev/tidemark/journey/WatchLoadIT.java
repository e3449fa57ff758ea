package dev.tidemark.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.tidemark.database.TestDatabase;
import dev.tidemark.event.ApplicationEvent;
import dev.tidemark.event.ObservationEvent;
import dev.tidemark.event.Recorded;
import dev.tidemark.event.SyncEvent;
import dev.tidemark.eventlog.EventLog;
import dev.tidemark.eventlog.StoredEntry;
import dev.tidemark.sandbox.argocd.ApplicationSpec;
import dev.tidemark.sandbox.argocd.KubernetesPages;
import dev.tidemark.sandbox.argocd.ServedArgoCd;
import dev.tidemark.sandbox.argocd.SimulatedArgoCd;
import dev.tidemark.sandbox.argocd.Source;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A thousand applications that change fifty times a second are followed in a small heap. */
@Tag("full")
class WatchLoadIT {

    private static final Logger LOG = Logger.getLogger(WatchLoadIT.class);
    private static final String REPOSITORY = "https://github.com/harbourline/gitops";
    private static final String PATH = "/clusters/load";
    private static final String TOKEN = "token-of-the-load";
    private static final int APPLICATIONS = 1_000;
    private static final int SECONDS = 60;

    /** Each of them is eight writes: requested, compared, running three times, ended, healthy. */
    private static final int SYNCS_A_SECOND = 7;

    @TempDir private Path temporary;

    @Test
    @Timeout(400)
    void noChangeOfAThousandApplicationsIsLost() throws Exception {
        var cluster = new ServedArgoCd("load", "argocd", Clock.systemUTC(), 20_000);
        cluster.act(Instant.now(), WatchLoadIT::install);
        var http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        Path data = temporary.resolve("data");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                PackagedPortal portal =
                        PackagedPortal.start(
                                data,
                                "-Xmx512m",
                                "-Dkubeconfig=" + kubeconfig(http.getAddress().getPort()),
                                "-Dtidemark.argocd.clusters=load=load")) {
            http.setExecutor(threads);
            http.createContext(PATH, new KubernetesPages(PATH, cluster, TOKEN));
            http.start();
            try (var database = TestDatabase.pool(TestDatabase.applicationOf(data));
                    var log = new EventLog(database)) {
                await(log, Duration.ofMinutes(2), seen -> seen.created == APPLICATIONS);
                long before = cluster.ask(SimulatedArgoCd::resourceVersion);
                Freshness freshness = whileChanging(cluster, portal);
                long writes = cluster.ask(SimulatedArgoCd::resourceVersion) - before;
                LOG.infof("%d writes in %d s", writes, SECONDS);
                assertThat(writes).isGreaterThan(50L * SECONDS);
                await(
                        log,
                        Duration.ofSeconds(20),
                        seen -> seen.synced.size() == SYNCS_A_SECOND * SECONDS);
                assertThat(seen(log).gaps).isZero();
                showsQuickly(portal);
                freshness.assertWithin(Duration.ofSeconds(1));
            }
        } finally {
            http.stop(0);
        }
    }

    private Path kubeconfig(int port) throws Exception {
        Path file = temporary.resolve("kubeconfig");
        Files.writeString(
                file,
                """
                apiVersion: v1
                kind: Config
                users:
                  - name: load
                    user: {token: %s}
                clusters:
                  - name: load
                    cluster: {server: "http://127.0.0.1:%d%s"}
                contexts:
                  - name: load
                    context: {cluster: load, user: load}
                """
                        .formatted(TOKEN, port, PATH));
        return file;
    }

    private static void install(SimulatedArgoCd argo) {
        for (int i = 0; i < APPLICATIONS; i++) {
            String folder = "k8s/overlays/" + name(i);
            argo.create(
                    ApplicationSpec.of(name(i), Source.of(REPOSITORY, folder), folder + "/")
                            .automation(false, false, true));
        }
        argo.settle();
    }

    private static String name(int number) {
        return "app-%04d".formatted(number);
    }

    /** A different application each time, so that every sync is a fact of its own. */
    private static void change(ServedArgoCd cluster) {
        Instant begin = Instant.now();
        for (int second = 0; second < SECONDS; second++) {
            for (int i = 0; i < SYNCS_A_SECOND; i++) {
                String application = name(second * SYNCS_A_SECOND + i);
                cluster.act(
                        Instant.now(),
                        argo -> {
                            argo.manualSync(application, "hana");
                            argo.settle();
                        });
            }
            Duration left = Duration.between(Instant.now(), begin.plusSeconds(second + 1));
            if (left.isPositive()) {
                LockSupport.parkNanos(left.toNanos());
            }
        }
    }

    /** Of applications that nothing else happens to; a page of each kind in turn. */
    private static Freshness whileChanging(ServedArgoCd cluster, PackagedPortal portal)
            throws Exception {
        var freshness = new Freshness(cluster, portal);
        // The first pages of a kind cost what a fresh JVM costs, which is no question of freshness.
        for (int look = 0; look < 10; look++) {
            portal.get("/environments/load");
            portal.get("/domains/" + name(look));
        }
        Thread load = Thread.ofPlatform().name("load").start(() -> change(cluster));
        for (int number = APPLICATIONS - 1; load.isAlive(); number -= 2) {
            freshness.measure("/environments/load", name(number), name(number) + ": Degraded");
            freshness.measure("/domains/" + name(number - 1), name(number - 1), "Degraded");
        }
        load.join();
        return freshness;
    }

    private static void showsQuickly(PackagedPortal portal) throws Exception {
        portal.get("/status");
        Instant begin = Instant.now();
        String page = portal.get("/status");
        assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(1));
        assertThat(page).contains("Argo CD of load").doesNotContain("Not observed");
    }

    /** What the log has of it. */
    private static final class Told {

        private int created;
        private int gaps;
        private final Set<String> synced = new HashSet<>();
    }

    /** What is waited for. */
    private interface Enough {
        boolean is(Told told);
    }

    private static void await(EventLog log, Duration patience, Enough enough)
            throws InterruptedException {
        Instant end = Instant.now().plus(patience);
        while (!enough.is(seen(log))) {
            assertThat(Instant.now()).isBefore(end);
            Thread.sleep(500);
        }
    }

    private static Told seen(EventLog log) {
        var told = new Told();
        long from = 0;
        List<StoredEntry> entries = log.read(from, 1_000);
        while (!entries.isEmpty()) {
            entries.stream()
                    .map(StoredEntry::decode)
                    .map(Recorded::event)
                    .forEach(event -> {
                        switch (event) {
                            case ApplicationEvent.Created created -> told.created++;
                            case ObservationEvent.Gap gap -> told.gaps++;
                            case SyncEvent.Succeeded done -> told.synced.add(done.sync().uid());
                            default -> {}
                        }
                    });
            from += entries.size();
            entries = log.read(from, 1_000);
        }
        return told;
    }
}
