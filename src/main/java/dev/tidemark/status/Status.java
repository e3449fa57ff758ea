package dev.tidemark.status;

import dev.tidemark.keeping.Keeping;
import dev.tidemark.projection.ProjectionStatus;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Everything that the status page tells. */
@Schema(description = "What Tidemark sees, and what it does not")
public record Status(
        LogStatus log,
        List<Connection> connections,
        @Schema(description = "The Argo CDs that are watched") List<WatchedCluster> clusters,
        @Schema(description = "The policy file; none where no repository holds it")
                List<WatchedPolicy> policies,
        List<ProjectionStatus> projections,
        @Schema(description = "The latest times in which a source was not observed") List<Gap> gaps,
        @Schema(description = "Deliveries of the last 24 h with nothing to record, by kind")
                List<KeptDeliveries> kept,
        @Schema(description = "Deliveries that were not understood; they are kept whole")
                List<DeliveryNotUnderstood> notUnderstood,
        @Schema(description = "Pass it as `after` for older ones that were not understood")
                @Nullable String next,
        @Schema(description = "Whom notifications go to") List<NotifiedTarget> notified,
        @Schema(description = "Whom the log is posted to") List<FedTarget> fed,
        @Schema(description = "How the log was anchored and verified last") Keeping keeping) {

    public Status {
        connections = List.copyOf(connections);
        clusters = List.copyOf(clusters);
        policies = List.copyOf(policies);
        projections = List.copyOf(projections);
        gaps = List.copyOf(gaps);
        kept = List.copyOf(kept);
        notUnderstood = List.copyOf(notUnderstood);
        notified = List.copyOf(notified);
        fed = List.copyOf(fed);
    }
}
