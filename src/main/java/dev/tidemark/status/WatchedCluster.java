package dev.tidemark.status;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An Argo CD that is watched. */
public record WatchedCluster(
        String cluster,
        String namespace,
        @Schema(description = "When everything that is watched of it was last heard")
                Instant seenAt,
        @Schema(description = "Whether that is now; if not, nothing after it is known")
                boolean observed) {}
