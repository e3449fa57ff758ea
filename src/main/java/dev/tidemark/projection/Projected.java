package dev.tidemark.projection;

import java.util.Set;

/**
 * Fired as a CDI event, outside any transaction, after read models changed. Observers MUST be
 * quick.
 *
 * @param projection its name
 * @param keys of the rows that changed; empty if they are too many, or another process folded them:
 *     anything may have changed
 * @param position the position of the next entry to fold
 */
public record Projected(String projection, Set<String> keys, long position) {

    /** More than any page shows; a page that gets none looks again in any case. */
    private static final int MOST_KEYS = 1000;

    public Projected {
        keys = keys.size() > MOST_KEYS ? Set.of() : Set.copyOf(keys);
    }
}
