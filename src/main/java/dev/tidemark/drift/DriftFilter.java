package dev.tidemark.drift;

import dev.tidemark.argocd.Applications;
import dev.tidemark.projection.ValidTime;
import java.time.Instant;
import java.time.ZoneOffset;
import org.hibernate.reactive.mutiny.Mutiny;
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

    private static final Instant EARLIEST = Instant.parse("0001-01-02T00:00:00Z");

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

    /** Gives a query the time and the state. */
    <T> Mutiny.SelectionQuery<T> in(Mutiny.SelectionQuery<T> query) {
        return query.setParameter("from", orElse(from, EARLIEST).atOffset(ZoneOffset.UTC))
                .setParameter("to", orElse(to, ValidTime.NOW).atOffset(ZoneOffset.UTC))
                .setParameter("latest", ValidTime.NOW.atOffset(ZoneOffset.UTC))
                .setParameter("state", state.name());
    }

    private static Instant orElse(@Nullable Instant instant, Instant otherwise) {
        return instant == null ? otherwise : instant;
    }

    Applications.Filter ofApplications() {
        return new Applications.Filter(environment, domain, from, to);
    }
}
