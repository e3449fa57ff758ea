package dev.tidemark.environment;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The point in time that a page shows, and ways to others.
 *
 * @param at null for now
 * @param known position of the last entry that counts; null for all
 * @param knownNote says so; null for all
 * @param field what the form holds for {@code at}; empty for now
 * @param compareField what it holds for {@code compare}; empty for none
 * @param compare the instant that it is compared with; null for none
 * @param path of this page, without its query
 * @param query of what is shown, for its JSON; empty for now
 */
record PointView(
        @Nullable Instant at,
        @Nullable Long known,
        @Nullable String knownNote,
        String field,
        String compareField,
        @Nullable Instant compare,
        boolean wasFuture,
        String path,
        String query,
        List<Choice> choices) {

    /** Another point that is one step away. */
    record Choice(String label, String href, boolean isShown) {}

    /** Whether what is shown changes as things happen. */
    public boolean isLive() {
        return at == null && known == null && compare == null;
    }
}
