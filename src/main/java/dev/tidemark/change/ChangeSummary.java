package dev.tidemark.change;

import dev.tidemark.event.ActorProof;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change in a list.
 *
 * @param repositoryName {@code owner/name} of today
 * @param author login
 * @param touchesAny whether paths were widened so far that it may touch domains that are not named
 */
public record ChangeSummary(
        String repository,
        String repositoryName,
        long number,
        @Nullable String title,
        @Nullable String author,
        State state,
        ActorProof proof,
        @Nullable Instant openedAt,
        Instant updatedAt,
        @Nullable Instant mergedAt,
        @Nullable Instant closedAt,
        List<String> domains,
        List<String> environments,
        boolean touchesAny) {

    public ChangeSummary {
        domains = List.copyOf(domains);
        environments = List.copyOf(environments);
    }
}
