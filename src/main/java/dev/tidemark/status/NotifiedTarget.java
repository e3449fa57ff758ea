package dev.tidemark.status;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Whom notifications go to. */
public record NotifiedTarget(
        @Schema(description = "Format, host and a mark; never its address") String target,
        @Schema(description = "When the last one arrived") @Nullable Instant deliveredAt,
        @Schema(description = "Why the last one did not; absent if it did")
                @Nullable String failure,
        @Nullable Instant failedAt,
        @Schema(description = "How many are on their way") long waiting) {}
