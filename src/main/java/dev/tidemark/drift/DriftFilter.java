package dev.tidemark.drift;

import dev.tidemark.argocd.Applications;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which episodes are asked for; null asks for all.
 *
 * @param domain excludes Terraform, which has none
 * @param from episodes that lasted beyond this
 * @param to episodes that began before this
 */
record DriftFilter(
        Applications.EpisodeState state,
        @Nullable EpisodeKind kind,
        @Nullable String domain,
        @Nullable String environment,
        @Nullable Instant from,
        @Nullable Instant to) {

    boolean wants(EpisodeKind asked) {
        boolean fits = kind == null || kind == asked;
        return fits && (domain == null || asked == EpisodeKind.APPLICATION);
    }

    boolean wants(Episode episode) {
        boolean fits = environment == null || environment.equals(episode.environment());
        return fits
                && switch (state) {
                    case ANY -> true;
                    case OPEN -> episode.isOpen();
                    case CLOSED -> !episode.isOpen();
                };
    }

    Applications.Filter ofApplications() {
        return new Applications.Filter(environment, domain, from, to);
    }
}
