package dev.tidemark.ingest.argocd;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.event.ApplicationEvent.Health;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An application's health.
 *
 * @param since null before Argo CD 2.14, which does not tell
 */
record SeenHealth(Health status, @Nullable String message, @Nullable Instant since) {

    static @Nullable SeenHealth in(JsonNode object) {
        JsonNode health = object.path("status").path("health");
        String word = Fields.text(health, "status");
        return word == null
                ? null
                : new SeenHealth(
                        status(word),
                        Fields.text(health, "message", Fields.MESSAGE),
                        Fields.instant(health, "lastTransitionTime"));
    }

    boolean differsFrom(@Nullable SeenHealth other) {
        return other == null || status != other.status || !Objects.equals(since, other.since);
    }

    /** A word that is not known is no good news. */
    private static Health status(String word) {
        return switch (word) {
            case "Healthy" -> Health.HEALTHY;
            case "Progressing" -> Health.PROGRESSING;
            case "Degraded" -> Health.DEGRADED;
            case "Suspended" -> Health.SUSPENDED;
            case "Missing" -> Health.MISSING;
            default -> Health.UNKNOWN;
        };
    }
}
