package dev.tidemark.ingest.argocd;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.event.ApplicationSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of {@code status.history}: a full sync that succeeded. Failed, partial and dry ones are
 * never there.
 *
 * @param startedAt of its operation
 */
record Deployment(
        long id,
        List<String> revisions,
        List<ApplicationSource> sources,
        Instant startedAt,
        Instant deployedAt,
        boolean automated,
        @Nullable String by) {

    private static final int MOST = 100;

    Deployment {
        revisions = List.copyOf(revisions);
        sources = List.copyOf(sources);
    }

    /** The latest, oldest first. */
    static List<Deployment> in(JsonNode object) {
        var history = new ArrayList<Deployment>();
        for (JsonNode entry : Fields.elements(object.path("status").path("history"))) {
            Deployment deployment = of(entry);
            if (deployment != null) {
                history.add(deployment);
            }
        }
        return List.copyOf(history.subList(Math.max(0, history.size() - MOST), history.size()));
    }

    private static @Nullable Deployment of(JsonNode entry) {
        Instant deployedAt = Fields.instant(entry, "deployedAt");
        if (deployedAt == null || !entry.path("id").isIntegralNumber()) {
            return null;
        }
        Instant startedAt = Fields.instant(entry, "deployStartedAt");
        JsonNode initiator = entry.path("initiatedBy");
        return new Deployment(
                entry.path("id").longValue(),
                Sources.revisions(entry),
                Sources.in(entry),
                startedAt == null ? deployedAt : startedAt,
                deployedAt,
                initiator.path("automated").asBoolean(false),
                Fields.text(initiator, "username", Operation.USER));
    }

    boolean isIn(List<Deployment> history) {
        return history.stream()
                .anyMatch(other -> other.id == id && other.deployedAt.equals(deployedAt));
    }

    boolean has(List<String> otherRevisions, List<ApplicationSource> otherSources) {
        return revisions.equals(otherRevisions) && sources.equals(otherSources);
    }
}
