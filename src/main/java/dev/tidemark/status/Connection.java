package dev.tidemark.status;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One source and how it reaches us. */
public record Connection(
        String source,
        @Schema(description = "Where it delivers to") String address,
        @Schema(description = "Whether its secret is set; without it every delivery is refused")
                boolean secretIsSet,
        @Schema(description = "Absent before the first delivery")
                @Nullable SourceDeliveries deliveries) {}
