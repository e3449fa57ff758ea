package dev.tidemark.status;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Whom the log is posted to. */
public record FedTarget(
        @Schema(description = "Its name; never its address") String target,
        @Schema(description = "The next entry that it gets") long position,
        @Schema(description = "When it last took entries") @Nullable Instant deliveredAt,
        @Schema(description = "Why it did not take the last ones; absent if it did")
                @Nullable String failure,
        @Nullable Instant failedAt) {}
