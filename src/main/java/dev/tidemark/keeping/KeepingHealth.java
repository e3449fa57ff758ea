package dev.tidemark.keeping;

import dev.tidemark.eventlog.Checkpoints;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Down while the log is stopped, was found altered, or has not been anchored for long. A wellness
 * check and no readiness check: what is wrong must stay to be looked at.
 */
@Wellness
@ApplicationScoped
class KeepingHealth implements HealthCheck {

    /** An outage of GitHub is no reason to wake anybody. */
    private static final Duration UNANCHORED = Duration.ofHours(6);

    private final KeepingWatch watch;
    private final Checkpoints checkpoints;
    private final Clock clock;

    KeepingHealth(KeepingWatch watch, Checkpoints checkpoints, Clock clock) {
        this.watch = watch;
        this.checkpoints = checkpoints;
        this.clock = clock;
    }

    @Override
    public HealthCheckResponse call() {
        Keeping keeping = watch.latest();
        HealthCheckResponseBuilder health = HealthCheckResponse.named("log");
        checkpoints.trouble().ifPresent(trouble -> health.withData("stopped", trouble));
        Kept failed = keeping.failed();
        if (failed != null && keeping.isFailing()) {
            health.withData("verification", String.valueOf(failed.said()));
        }
        String anchorFailure = keeping.anchorFailure();
        if (anchorFailure != null) {
            health.withData("anchor", anchorFailure);
        }
        boolean isUp =
                checkpoints.trouble().isEmpty()
                        && !keeping.isFailing()
                        && !isLongUnanchored(keeping.anchorFailingSince());
        return health.status(isUp).build();
    }

    private boolean isLongUnanchored(@Nullable Instant since) {
        return since != null && since.plus(UNANCHORED).isBefore(clock.instant());
    }
}
