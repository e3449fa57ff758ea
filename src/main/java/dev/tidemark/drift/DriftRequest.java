package dev.tidemark.drift;

import dev.tidemark.argocd.Applications.EpisodeState;
import dev.tidemark.projection.InvalidCursor;
import dev.tidemark.web.BadRequest;
import dev.tidemark.web.Parameters;
import dev.tidemark.web.Times;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A {@link DriftParameters}, read. */
record DriftRequest(DriftFilter filter, @Nullable DriftCursor after, int limit) {

    static DriftRequest of(DriftParameters query, Times times) {
        return of(
                query,
                Parameters.instant("from", query.from(), times),
                Parameters.instant("to", query.to(), times));
    }

    static DriftRequest of(DriftParameters query, @Nullable Instant from, @Nullable Instant to) {
        var filter =
                new DriftFilter(
                        state(query.state()),
                        kind(query.kind()),
                        Parameters.text("domain", query.domain()),
                        Parameters.text("environment", query.environment()),
                        from,
                        to);
        return new DriftRequest(filter, cursor(query.after()), Parameters.limit(query.limit()));
    }

    private static @Nullable DriftCursor cursor(@Nullable String after) {
        String text = Parameters.text("after", after);
        if (text == null) {
            return null;
        }
        try {
            return DriftCursor.parse(text);
        } catch (InvalidCursor unreadable) {
            throw new BadRequest("after is the next of a page before, unchanged");
        }
    }

    private static EpisodeState state(@Nullable String value) {
        String text = Parameters.text("state", value);
        if (text == null) {
            return EpisodeState.ANY;
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "open" -> EpisodeState.OPEN;
            case "closed" -> EpisodeState.CLOSED;
            default -> throw new BadRequest("state is open or closed");
        };
    }

    private static @Nullable EpisodeKind kind(@Nullable String value) {
        String text = Parameters.text("kind", value);
        return text == null
                ? null
                : EpisodeKind.of(text.toLowerCase(Locale.ROOT))
                        .orElseThrow(() ->
                                new BadRequest(
                                        "kind is application, outside-terraform or not-applied"));
    }

    /**
     * A page of them.
     *
     * @param next null on the last one
     */
    record Cut(List<Episode> episodes, @Nullable String next) {}

    /** One more than is shown tells whether there is another page. */
    Uni<Cut> page(DriftEpisodes episodes) {
        return episodes.after(filter, after == null ? DriftCursor.START : after, limit + 1)
                .map(this::cut);
    }

    /** As {@link #page(DriftEpisodes)}; what pictures are made of begins with the first one. */
    Uni<Cut> page(DriftEpisodes episodes, DriftEpisodes.Found found) {
        return after == null && limit < DriftEpisodes.MOST
                ? Uni.createFrom().item(cut(found.episodes()))
                : page(episodes);
    }

    private Cut cut(List<Episode> found) {
        List<Episode> shown = found.subList(0, Math.min(found.size(), limit));
        return new Cut(shown, found.size() > limit ? DriftCursor.of(shown.getLast()).text() : null);
    }
}
