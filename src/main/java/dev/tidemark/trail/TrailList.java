package dev.tidemark.trail;

import dev.tidemark.web.FilterBar;
import dev.tidemark.web.LogHead;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The list page.
 *
 * @param heading the page in one sentence
 * @param searched how far the log is searchable, in a sentence; null where all of it is shown
 * @param head null while it cannot be read
 * @param isNewest whether what comes next belongs on it
 * @param export what can be exported, in words
 * @param newestHref the newest page; null on it
 * @param newerHref null where there are none
 * @param olderHref null where there are none
 */
record TrailList(
        String heading,
        @Nullable String searched,
        @Nullable LogHead head,
        List<TrailRow> rows,
        boolean isNewest,
        boolean isFiltered,
        Filters filters,
        String export,
        String exportHref,
        @Nullable String newestHref,
        @Nullable String newerHref,
        @Nullable String olderHref) {

    /**
     * The filters.
     *
     * @param q words searched for, "" for none
     * @param families every type there is
     */
    record Filters(String q, FilterBar bar, List<Family> families) {}

    /** Types that begin alike. */
    record Family(String name, List<String> types) {}
}
