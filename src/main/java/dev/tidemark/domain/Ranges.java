package dev.tidemark.domain;

import dev.tidemark.argocd.ApplicationState;
import dev.tidemark.argocd.Deployment;
import dev.tidemark.argocd.PathsAt;
import dev.tidemark.commit.DeploymentRanges;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Which commits deployments brought, and which wait: all of a page at once. */
@ApplicationScoped
class Ranges {

    private final DeploymentRanges ranges;

    Ranges(DeploymentRanges ranges) {
        this.ranges = ranges;
    }

    /** What each of these deployments brought, in their order. */
    Uni<List<Range>> of(List<Deployment> deployments) {
        return ranges.of(deployments).map(found -> found.stream().map(Range::of).toList());
    }

    /** What is merged and not live of each of these applications, in their order. */
    Uni<List<Range>> waiting(List<ApplicationState> states) {
        return ranges.waiting(states).map(found -> found.stream().map(Range::of).toList());
    }

    /** As {@link DeploymentRanges#feeding}. */
    Uni<Map<String, Map<String, PathsAt>>> feeding(List<ApplicationState> states) {
        return ranges.feeding(states);
    }
}
