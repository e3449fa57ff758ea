package dev.tidemark.command;

import dev.tidemark.eventlog.Checkpoints;
import dev.tidemark.eventlog.LogUnavailable;
import dev.tidemark.projection.Projections;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Opens the log before anything else starts, and signs it while it runs. */
@ApplicationScoped
class LogOpening {

    private static final Logger LOG = Logger.getLogger(LogOpening.class);

    private final Checkpoints checkpoints;
    private final Projections projections;
    private final boolean serving;
    private volatile boolean signs = true;

    LogOpening(
            Checkpoints checkpoints,
            Projections projections,
            @ConfigProperty(name = "tidemark.serving", defaultValue = "true") boolean serving) {
        this.checkpoints = checkpoints;
        this.projections = projections;
        this.serving = serving;
    }

    void open(@Observes @Priority(1) StartupEvent start) {
        checkpoints.open();
        checkpoints.trouble().ifPresent(LOG::error);
        if (serving) {
            projections.follow();
        }
    }

    @Scheduled(
            every = "1s",
            identity = "sign-checkpoint",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sign() {
        try {
            checkpoints.sign();
            signs = true;
        } catch (LogUnavailable away) {
            // Every second, for as long as the outage lasts: one line says it.
            if (signs) {
                LOG.warnf("No checkpoint is signed: %s", away.getMessage());
            }
            signs = false;
        }
    }

    /** Ahead of the connections, which projections would miss. */
    void end(@Observes ShutdownEvent end) {
        projections.stop();
    }
}
