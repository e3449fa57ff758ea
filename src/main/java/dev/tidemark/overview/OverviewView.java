package dev.tidemark.overview;

import dev.tidemark.sentence.Mark;
import dev.tidemark.sentence.Sentence;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The overview.
 *
 * @param lines what happened, newest first
 * @param isNewest whether these are the newest lines
 * @param olderHref null where nothing is older
 */
record OverviewView(
        String heading,
        List<Figure> figures,
        List<Line> lines,
        boolean isNewest,
        @Nullable String olderHref) {

    /** A figure that leads to its rows. */
    record Figure(String label, String value, String href, String base) {}

    /**
     * One fact.
     *
     * @param newDay whether it happened on another day than the line above
     */
    record Line(
            String id, Instant time, boolean newDay, Mark mark, Sentence sentence, long position) {}
}
