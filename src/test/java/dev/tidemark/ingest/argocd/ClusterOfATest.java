package dev.tidemark.ingest.argocd;

import com.sun.net.httpserver.HttpServer;
import dev.tidemark.ingest.TestLog;
import dev.tidemark.sandbox.argocd.ApplicationSpec;
import dev.tidemark.sandbox.argocd.KubernetesPages;
import dev.tidemark.sandbox.argocd.ServedArgoCd;
import dev.tidemark.sandbox.argocd.SimulatedArgoCd;
import dev.tidemark.sandbox.argocd.Source;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A simulated cluster behind HTTP, and portals that watch it. */
final class ClusterOfATest implements AutoCloseable {

    static final String REPOSITORY = "https://github.com/harbourline/gitops";
    static final Cluster STAGING = new Cluster("staging", "argocd");

    private static final String PATH = "/clusters/staging";
    private static final String TOKEN = "token-of-a-test";

    private final HttpServer http = server();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService watchdog = Executors.newSingleThreadScheduledExecutor();
    private final ServedArgoCd served;
    private final AtomicInteger refusals = new AtomicInteger();
    private volatile boolean isServed = true;
    private volatile Duration ahead = Duration.ZERO;
    private Instant happening = Instant.now();

    /** How many writes its watches can go back. */
    ClusterOfATest(int remembered) {
        served = new ServedArgoCd("staging", "argocd", Clock.systemUTC(), remembered);
        http.setExecutor(threads);
        var pages = new KubernetesPages(PATH, served, TOKEN);
        http.createContext(
                PATH,
                exchange -> {
                    if (isServed) {
                        pages.handle(exchange);
                    } else {
                        refusals.incrementAndGet();
                        exchange.sendResponseHeaders(404, -1);
                        exchange.close();
                    }
                });
        http.start();
    }

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A small application that is fed by a folder of its name. */
    static ApplicationSpec application(String name) {
        String folder = "k8s/overlays/" + name;
        return ApplicationSpec.of(name, Source.of(REPOSITORY, folder), folder + "/");
    }

    static String revision(int number) {
        return "%08x".formatted(0xabc00000 + number).repeat(5);
    }

    static List<String> changed(String application) {
        return List.of("k8s/overlays/" + application + "/deployment.yaml");
    }

    void act(Consumer<SimulatedArgoCd> what) {
        // Whole seconds are all that tells one operation from the next.
        happening = happening.plusSeconds(2);
        served.act(happening, what);
    }

    /** Something happens, and Argo CD does what follows from it. */
    void actAndSettle(Consumer<SimulatedArgoCd> what) {
        act(what.andThen(SimulatedArgoCd::settle));
    }

    /** Whether there is anything at its address; without, everything is answered by 404. */
    void serve(boolean whether) {
        isServed = whether;
    }

    /** How often it was asked while nothing was there. */
    int refusals() {
        return refusals.get();
    }

    ServedArgoCd served() {
        return served;
    }

    /** The portals' clock goes ahead. */
    void pass(Duration time) {
        ahead = ahead.plus(time);
    }

    private Clock clock() {
        InstantSource now = () -> Instant.now().plus(ahead);
        return new Clock() {
            @Override
            public Instant instant() {
                return now.instant();
            }

            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }

    Recorder.Outside outside(TestLog ledger, SnapshotStore store) {
        return new Recorder.Outside(
                ledger.append(), store, Optional.empty(), ledger.meters(), clock());
    }

    /** A portal that watches from now on. */
    ClusterWatch watch(TestLog ledger, SnapshotStore store, Duration lostAfter) {
        var settings =
                new ClusterSettings(
                        Optional.of("staging=test"), "argocd", Duration.ofMinutes(15), lostAfter);
        var watch = new ClusterWatch(STAGING, this::connect, settings, outside(ledger, store));
        watch.start();
        return watch;
    }

    KubernetesApi connect() {
        Config config =
                new ConfigBuilder(Config.empty())
                        .withMasterUrl("http://127.0.0.1:" + http.getAddress().getPort() + PATH)
                        .withOauthToken(TOKEN)
                        .build();
        return new HttpKubernetesApi(config, "argocd", watchdog);
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
        watchdog.shutdownNow();
    }
}
