package dev.tidemark.trail;

import dev.tidemark.eventlog.EventLog;
import dev.tidemark.eventlog.LogUnavailable;
import dev.tidemark.web.LiveUpdates;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** Tells open pages that the log grew. */
@Singleton
class TrailUpdates {

    static final String TOPIC = "trail";
    private static final Logger LOG = Logger.getLogger(TrailUpdates.class);

    private final EventLog log;
    private final LiveUpdates updates;
    private final AtomicLong known = new AtomicLong(-1);

    TrailUpdates(EventLog log, LiveUpdates updates) {
        this.log = log;
        this.updates = updates;
    }

    void follow(@Observes StartupEvent started) {
        log.onAppend(() -> updates.changed(TOPIC, known.get()));
    }

    /** Other processes append too, and give no hint here. */
    @Scheduled(
            every = "2s",
            identity = "watch-log",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        try {
            long size = log.size();
            if (known.getAndSet(size) != size) {
                updates.changed(TOPIC, size - 1);
            }
        } catch (LogUnavailable away) {
            LOG.debug("The log is looked at again in two seconds", away);
        }
    }
}
