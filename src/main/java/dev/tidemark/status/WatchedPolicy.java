package dev.tidemark.status;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How the policy file is looked at. */
public record WatchedPolicy(
        @Schema(description = "The repository that holds it, owner/name") String repository,
        @Schema(description = "When GitHub was last asked; absent before")
                @Nullable Instant lookedAt,
        @Schema(description = "Why it cannot be asked; absent while it can")
                @Nullable String trouble,
        @Schema(description = "Why commits get no status; absent while they do")
                @Nullable String statusTrouble,
        @Schema(description = "Why the newest file cannot be used; none while it can")
                List<String> problems) {

    public WatchedPolicy {
        problems = List.copyOf(problems);
    }
}
