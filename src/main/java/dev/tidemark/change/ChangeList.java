package dev.tidemark.change;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The list page.
 *
 * @param heading the page in one sentence
 * @param totals every change by state; null where a filter is set
 * @param lines this page's
 * @param firstHref the first page; null on it
 * @param nextHref null on the last page
 * @param isFiltered whether any filter is set
 */
record ChangeList(
        String heading,
        @Nullable String totals,
        List<ChangeLine> lines,
        @Nullable String firstHref,
        @Nullable String nextHref,
        boolean isFiltered,
        Filters filters) {

    /**
     * The filter bar.
     *
     * @param q words searched for, "" for none
     * @param state the state chosen, if any
     * @param states a link each
     * @param chips filters that are set, each with the way to take it out
     * @param fields filters that are not
     * @param clearHref the list without any filter
     */
    record Filters(
            String q,
            @Nullable String state,
            List<Choice> states,
            List<Chip> chips,
            List<Field> fields,
            String clearHref) {}

    record Choice(String word, String href, boolean current) {}

    record Chip(String label, String name, String value, String removeHref) {}

    record Field(String label, String name, String type) {}
}
