package dev.tidemark.export;

import dev.tidemark.sentence.VisibleText;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page that exports entries.
 *
 * @param isWhole whether everything is asked for, so that the root can be computed from it
 * @param chips what the filter asks for, each with the way to take it out
 * @param after only entries behind this position; null from the first on
 * @param filterHref the list that this is of, where the filter can be changed
 */
record ExportView(
        String heading,
        boolean isWhole,
        List<Chip> chips,
        @Nullable Long after,
        boolean isCsv,
        String filterHref) {

    /** A parameter of the filter, which the form passes on. */
    record Chip(String label, String name, String value) {

        public VisibleText shown() {
            return VisibleText.of(value);
        }
    }

    /**
     * An export that runs or ran.
     *
     * @param what it asks for, in words
     */
    record Running(
            String id,
            Instant startedAt,
            @Nullable VisibleText login,
            VisibleText what,
            String format,
            long written,
            long total,
            String style,
            String word) {}
}
