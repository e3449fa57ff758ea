package dev.tidemark.ingest.argocd;

import dev.tidemark.eventlog.LogUnavailable;
import dev.tidemark.ingest.argocd.ClusterReader.Connector;
import dev.tidemark.ingest.argocd.SnapshotStore.Progress;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One kind of object of one cluster: a thread that reads it and one that records what was read. */
final class KindWatch<R> implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(KindWatch.class);
    private static final Duration BETWEEN_SIGNS_OF_LIFE = Duration.ofSeconds(5);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);

    private final Cluster cluster;
    private final Kind kind;
    private final Memorised<R> memorised;
    private final Connector connector;
    private final Duration lostAfter;
    private final Recorder.Outside outside;
    private final SeenQueue queue = new SeenQueue();
    private final Thread recording;
    private @Nullable Thread reading;

    KindWatch(
            Cluster cluster,
            Kind kind,
            Memorised<R> memorised,
            Connector connector,
            Duration lostAfter,
            Recorder.Outside outside) {
        this.cluster = cluster;
        this.kind = kind;
        this.memorised = memorised;
        this.connector = connector;
        this.lostAfter = lostAfter;
        this.outside = outside;
        this.recording = thread("records", this::record);
    }

    private Thread thread(String does, Runnable what) {
        return Thread.ofPlatform()
                .name(does + "-" + kind.resource() + "-" + cluster.name())
                .daemon()
                .unstarted(what);
    }

    void start() {
        recording.start();
    }

    /** Something was seen on another way than by the watch. */
    void see(Seen seen) throws InterruptedException {
        queue.put(seen);
    }

    private void record() {
        try {
            Optional<Progress> progress =
                    untilItSucceeds(() -> outside.store().progress(cluster, kind.name()));
            var contact =
                    new Contact(
                            cluster,
                            kind,
                            lostAfter,
                            progress.map(Progress::seenAt).orElse(null),
                            progress.map(Progress::lostSince).orElse(null));
            var recorder = new Recorder<>(cluster, kind, memorised, contact, outside);
            untilItSucceeds(() -> {
                recorder.load();
                return true;
            });
            read(contact, progress.map(Progress::version).orElse(""));
            while (!Thread.interrupted()) {
                recordNext(recorder);
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void read(Contact contact, String version) {
        if (!recording.isInterrupted()) {
            reading =
                    thread(
                            "reads",
                            new ClusterReader(
                                    cluster,
                                    kind,
                                    connector,
                                    contact,
                                    queue,
                                    outside.clock(),
                                    version));
            reading.start();
        }
    }

    private void recordNext(Recorder<R> recorder) throws InterruptedException {
        List<Seen> batch = queue.take(BETWEEN_SIGNS_OF_LIFE);
        untilItSucceeds(() -> {
            if (batch.isEmpty()) {
                recorder.idle();
            } else {
                recorder.record(batch);
            }
            return true;
        });
        queue.release(batch);
    }

    /** Something that the database does. */
    @FunctionalInterface
    private interface Attempt<T> {
        T make() throws SQLException;
    }

    /** Without the log nothing goes on, and the watch waits with it. */
    private <T> T untilItSucceeds(Attempt<T> attempt) throws InterruptedException {
        boolean isWarned = false;
        while (true) {
            try {
                return attempt.make();
            } catch (SQLException | LogUnavailable | IllegalStateException failed) {
                if (!isWarned) {
                    isWarned = true;
                    LOG.warnf(
                            "What is seen of cluster %s cannot be recorded now: %s",
                            cluster.name(), failed.getMessage());
                }
                Thread.sleep(BETWEEN_ATTEMPTS);
            }
        }
    }

    @Override
    public synchronized void close() {
        recording.interrupt();
        if (reading != null) {
            reading.interrupt();
        }
    }
}
