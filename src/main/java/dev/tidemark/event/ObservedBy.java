package dev.tidemark.event;

/** How it was learnt. */
public enum ObservedBy {
    WEBHOOK,
    POLL,
    WATCH,
    BACKFILL,
    PORTAL,
    GIT;

    /** The word in the entry. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
