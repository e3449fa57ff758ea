package dev.tidemark.projection;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/**
 * Down when a projection stopped. A wellness check and no readiness check: the others go on, and
 * one broken page must not take the whole portal, and its recording, out of service.
 */
@Wellness
@ApplicationScoped
class ProjectionHealth implements HealthCheck {

    private final Projections projections;

    ProjectionHealth(Projections projections) {
        this.projections = projections;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder health = HealthCheckResponse.named("projection");
        boolean isUp = true;
        for (ProjectionStatus status : projections.status()) {
            isUp &= !status.hasFailed();
            health.withData(
                    status.name(),
                    status.hasFailed()
                            ? "stopped at position " + status.position() + ": " + status.failure()
                            : "at position " + status.position() + ", behind " + status.behind());
        }
        return health.status(isUp).build();
    }
}
