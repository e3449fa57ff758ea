package dev.tidemark.drift;

import dev.tidemark.argocd.Applications.EpisodeState;
import dev.tidemark.projection.Cursor;
import dev.tidemark.projection.InvalidCursor;
import dev.tidemark.web.BadRequest;
import dev.tidemark.web.Parameters;
import dev.tidemark.web.Times;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A {@link DriftParameters}, read. */
record DriftRequest(DriftFilter filter, @Nullable Cursor after, int limit) {

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

    private static @Nullable Cursor cursor(@Nullable String after) {
        String text = Parameters.text("after", after);
        if (text == null) {
            return null;
        }
        try {
            Cursor cursor = Cursor.parse(text, 3);
            cursor.instant(1);
            return cursor;
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
                : Arrays.stream(EpisodeKind.values())
                        .filter(each -> each.word().equals(text.toLowerCase(Locale.ROOT)))
                        .findFirst()
                        .orElseThrow(() ->
                                new BadRequest(
                                        "kind is application, outside-terraform or not-applied"));
    }

    /**
     * A page of what was found.
     *
     * @param next null on the last one
     */
    record Cut(List<Episode> episodes, @Nullable String next) {}

    Cut cut(List<Episode> found) {
        List<Episode> rest = found.stream().filter(this::isAfter).toList();
        List<Episode> shown = rest.subList(0, Math.min(rest.size(), limit));
        return new Cut(shown, rest.size() > shown.size() ? cursor(shown.getLast()) : null);
    }

    private static String cursor(Episode last) {
        return Cursor.of(last.isOpen() ? "open" : "closed", last.openedAt(), last.id()).text();
    }

    private boolean isAfter(Episode episode) {
        if (after == null) {
            return true;
        }
        boolean wasOpen = after.string(0).equals("open");
        if (wasOpen != episode.isOpen()) {
            return wasOpen;
        }
        int order = after.instant(1).compareTo(episode.openedAt());
        return order > 0 || (order == 0 && episode.id().compareTo(after.string(2)) > 0);
    }
}
