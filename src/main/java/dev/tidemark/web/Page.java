package dev.tidemark.web;

import org.jspecify.annotations.Nullable;

/**
 * What the shell around a page shows.
 *
 * @param section the navigation entry it belongs to, as the first part of its path; "" for the
 *     overview
 * @param url path and query of this very page, from which its fragments are fetched again
 * @param head of the log, null while it cannot be read
 * @param visitor null where the portal has no sign-in
 * @param waiting how many decisions wait for whoever asked
 */
public record Page(
        String section,
        String url,
        @Nullable LogHead head,
        @Nullable Visitor visitor,
        int waiting) {

    /** A page outside every section, such as an error. */
    static final String ELSEWHERE = "-";

    public boolean isIn(String other) {
        return section.equals(other);
    }

    /** The way to sign in and back to here. */
    public String signInHref() {
        return QueryLinks.to("/sign-in").with("to", url).href();
    }
}
