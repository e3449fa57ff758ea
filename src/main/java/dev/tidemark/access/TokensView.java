package dev.tidemark.access;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page of access shows.
 *
 * @param made the token that was made just now, shown this once
 */
record TokensView(String csrf, @Nullable String made, List<Line> tokens) {

    /**
     * A token.
     *
     * @param style of the mark before its state
     * @param used null if it never was
     */
    record Line(
            String id,
            String name,
            String scopes,
            String madeBy,
            Instant made,
            Instant expires,
            @Nullable Instant used,
            String state,
            String style,
            boolean isGood) {}
}
