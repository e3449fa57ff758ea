package dev.tidemark.status;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Where the log stands, and whether this process signs it. */
public record LogStatus(
        long size,
        String verifierKey,
        @Nullable Long checkpointSize,
        @Nullable String checkpointRoot,
        @Nullable Instant checkpointSignedAt,
        @Schema(description = "Why nothing is signed or recorded here; absent if all is well")
                @Nullable String trouble) {}
