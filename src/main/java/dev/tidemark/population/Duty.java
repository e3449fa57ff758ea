package dev.tidemark.population;

import java.util.Locale;

/** Whether somebody approved a change who had no other part in it. */
public enum Duty {
    SEPARATE,
    NOT_SEPARATE,
    /** Too little is known to say; that is no pass. */
    UNKNOWN,
    /** It brought nothing that had not run before: a rollback. */
    NOTHING_NEW;

    /** The word in columns and the API. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
