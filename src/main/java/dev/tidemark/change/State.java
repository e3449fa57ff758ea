package dev.tidemark.change;

import java.util.Locale;

/** GitHub's words for where a pull request stands. */
public enum State {
    OPEN,
    DRAFT,
    MERGED,
    CLOSED;

    /** The word in columns, filters and the API. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
