package dev.tidemark.change;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which changes are asked for; null asks for all.
 *
 * @param author a login, in any case
 * @param q words that the title, the branch or {@code #number} must contain
 * @param from updated at this instant or later
 * @param to updated before this instant
 */
public record ChangeFilter(
        @Nullable State state,
        @Nullable String author,
        @Nullable String domain,
        @Nullable String environment,
        @Nullable String q,
        @Nullable Instant from,
        @Nullable Instant to) {

    public static final ChangeFilter ALL =
            new ChangeFilter(null, null, null, null, null, null, null);
}
