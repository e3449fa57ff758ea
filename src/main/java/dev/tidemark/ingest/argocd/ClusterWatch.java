package dev.tidemark.ingest.argocd;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.eventlog.LogUnavailable;
import dev.tidemark.ingest.argocd.ClusterReader.Connector;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Everything that is watched of one cluster. */
final class ClusterWatch implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ClusterWatch.class);

    /** More nudges at a time are of no use: the watch brings everything anyway. */
    private static final int NUDGES = 100;

    private final Cluster cluster;
    private final Connector connector;
    private final Recorder.Outside outside;
    private final KindWatch<Remembered> applications;
    private final List<KindWatch<?>> all;
    private final ThreadPoolExecutor errands;

    ClusterWatch(
            Cluster cluster,
            Connector connector,
            ClusterSettings settings,
            Recorder.Outside outside) {
        this.cluster = cluster;
        this.connector = connector;
        this.outside = outside;
        this.applications =
                watch(
                        Kind.APPLICATION,
                        new MemorisedApplications(cluster, settings.stalledAfter()),
                        new LookingAtSettings(),
                        settings);
        this.all =
                List.of(
                        applications,
                        watch(
                                Kind.APPLICATION_SET,
                                new MemorisedSets(cluster),
                                connector,
                                settings),
                        watch(Kind.EVENT, new ForgottenEvents(cluster), connector, settings));
        this.errands =
                new ThreadPoolExecutor(
                        1,
                        1,
                        0,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(NUDGES),
                        Thread.ofPlatform().name("errands-" + cluster.name()).daemon().factory());
    }

    private <R> KindWatch<R> watch(
            Kind kind, Memorised<R> memorised, Connector by, ClusterSettings settings) {
        return new KindWatch<>(cluster, kind, memorised, by, settings.lostAfter(), outside);
    }

    /** Signs in as the others do, and looks at the settings as soon as applications are read. */
    private final class LookingAtSettings implements Connector {

        @Override
        public KubernetesApi connect() throws IOException {
            return connector.connect();
        }

        @Override
        public void reached() {
            lookAtSettings();
        }
    }

    Cluster cluster() {
        return cluster;
    }

    void start() {
        all.forEach(KindWatch::start);
    }

    /** Looks at the settings soon. */
    void lookAtSettings() {
        run(api -> new SettingsLook(cluster, outside).look(api));
    }

    /** Looks at one application soon. */
    void lookAt(String application) {
        run(api -> {
            Optional<JsonNode> object = api.application(application);
            if (object.isPresent()) {
                applications.see(
                        new Seen.Changed(
                                application,
                                object.get().toString().getBytes(StandardCharsets.UTF_8),
                                false,
                                new Look(outside.clock().instant(), false),
                                ""));
            }
        });
    }

    /** Something that takes a connection of its own. */
    @FunctionalInterface
    private interface Errand {
        void run(KubernetesApi api) throws IOException, SQLException, InterruptedException;
    }

    private void run(Errand errand) {
        try {
            errands.execute(() -> attempt(errand));
        } catch (RejectedExecutionException tooMany) {
            LOG.debugf("Too many looks at cluster %s wait", cluster.name());
        }
    }

    private void attempt(Errand errand) {
        try (KubernetesApi api = connector.connect()) {
            errand.run(api);
        } catch (IOException | SQLException | LogUnavailable | IllegalStateException failed) {
            LOG.debugf("Cluster %s cannot be asked: %s", cluster.name(), failed.getMessage());
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        errands.shutdownNow();
        all.forEach(KindWatch::close);
    }
}
