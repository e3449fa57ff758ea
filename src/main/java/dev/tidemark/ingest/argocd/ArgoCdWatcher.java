package dev.tidemark.ingest.argocd;

import dev.tidemark.database.Leadership;
import dev.tidemark.ingest.DurableAppend;
import dev.tidemark.ingest.WantedPaths;
import dev.tidemark.ingest.argocd.ClusterSettings.Reached;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jboss.logging.Logger;

/**
 * Watches every cluster that is configured, in one of all portals: the one that has the lock. Two
 * that watch would say nothing twice, only ask twice.
 */
@ApplicationScoped
class ArgoCdWatcher {

    private static final Logger LOG = Logger.getLogger(ArgoCdWatcher.class);
    private static final long WATCHING = 0x6172_676f_6364_0001L;

    private final ClusterSettings settings;
    private final Leadership leadership;
    private final Recorder.Outside outside;
    private final ScheduledExecutorService watchdog =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("watch-ends").daemon().factory());
    private List<ClusterWatch> watches = List.of();

    ArgoCdWatcher(
            ClusterSettings settings,
            AgroalDataSource database,
            DurableAppend log,
            SnapshotStore store,
            Instance<WantedPaths> paths,
            MeterRegistry meters,
            Clock clock) {
        this.settings = settings;
        this.leadership = new Leadership(database, WATCHING);
        this.outside =
                new Recorder.Outside(
                        log,
                        store,
                        paths.isResolvable() ? Optional.of(paths.get()) : Optional.empty(),
                        meters,
                        clock);
    }

    @Scheduled(
            identity = "lead-argocd-watch",
            every = "2s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    synchronized void lead() {
        if (settings.clusters().isEmpty()) {
            return;
        }
        if (!leadership.leads()) {
            stop();
        } else if (watches.isEmpty() && isPrepared()) {
            watches = settings.clusters().stream().map(this::watch).toList();
            watches.forEach(ClusterWatch::start);
        }
    }

    private boolean isPrepared() {
        try {
            outside.store().watchOnly(settings.clusters().stream().map(Reached::cluster).toList());
            return true;
        } catch (SQLException unreachable) {
            LOG.debugf("The database cannot be prepared: %s", unreachable.getMessage());
            return false;
        }
    }

    private ClusterWatch watch(Reached reached) {
        LOG.infof(
                "Watching Argo CD of cluster %s in namespace %s",
                reached.cluster().name(), reached.cluster().namespace());
        return new ClusterWatch(
                reached.cluster(),
                () ->
                        new HttpKubernetesApi(
                                ClusterAccess.of(reached.context()),
                                reached.cluster().namespace(),
                                watchdog),
                settings,
                outside);
    }

    @Scheduled(identity = "look-at-argocd-settings", every = "60s", delayed = "60s")
    synchronized void lookAtSettings() {
        watches.forEach(ClusterWatch::lookAtSettings);
    }

    /**
     * Looks at an application soon, wherever one of this name may be.
     *
     * @param cluster empty for all of them
     */
    synchronized void lookAt(String cluster, String application) {
        watches.stream()
                .filter(watch -> cluster.isEmpty() || watch.cluster().name().equals(cluster))
                .forEach(watch -> watch.lookAt(application));
    }

    private void stop() {
        watches.forEach(ClusterWatch::close);
        watches = List.of();
    }

    synchronized void close(@Observes ShutdownEvent closing) {
        stop();
        watchdog.shutdownNow();
        leadership.close();
    }
}
