package dev.tidemark.keeping;

import dev.tidemark.eventlog.Checkpoints;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.function.ToDoubleFunction;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Remembers how the log is kept, for pages, health and metrics that are asked all the time. */
@ApplicationScoped
public class KeepingWatch {

    private static final Logger LOG = Logger.getLogger(KeepingWatch.class);

    private final Keepings keepings;
    private final Checkpoints checkpoints;
    private final MeterRegistry meters;
    private volatile Keeping latest = Keeping.UNKNOWN;

    KeepingWatch(Keepings keepings, Checkpoints checkpoints, MeterRegistry meters) {
        this.keepings = keepings;
        this.checkpoints = checkpoints;
        this.meters = meters;
    }

    /** As it was seconds ago. */
    public Keeping latest() {
        return latest;
    }

    void measure(@Observes StartupEvent started) {
        gauge(
                "tidemark.log.stopped",
                "1 while nothing is signed or recorded here",
                keeping -> checkpoints.trouble().isPresent() ? 1 : 0);
        gauge(
                "tidemark.log.verification.failed",
                "1 from a verification that found something wrong to one that found all right",
                keeping -> keeping.isFailing() ? 1 : 0);
        gauge(
                "tidemark.log.verified.entries",
                "Entries that were last found to be as they were recorded",
                keeping -> size(keeping.verified()));
        gauge(
                "tidemark.log.anchor.failed",
                "1 while the log cannot be anchored",
                keeping -> keeping.anchorFailure() == null ? 0 : 1);
        gauge(
                "tidemark.log.anchored.entries",
                "Entries that the last anchored checkpoint covers",
                keeping -> size(keeping.anchored()));
    }

    private void gauge(String name, String description, ToDoubleFunction<Keeping> value) {
        Gauge.builder(name, this, watch -> value.applyAsDouble(watch.latest))
                .description(description)
                .register(meters);
    }

    private static long size(@Nullable Kept kept) {
        return kept == null ? 0 : kept.size();
    }

    @Scheduled(
            identity = "watch-keeping",
            every = "5s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        try {
            latest = keepings.now();
        } catch (SQLException silent) {
            LOG.debugf("How the log is kept is read later: %s", silent.getMessage());
        }
    }
}
