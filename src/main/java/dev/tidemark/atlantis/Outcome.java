package dev.tidemark.atlantis;

/** What became of a command on one project, the worst last: of what several told, it stands. */
public enum Outcome {
    RUNNING,
    SUCCEEDED,
    /** A policy's owners let it through. */
    APPROVED,
    ERRORED,
    /** A rule was not met, so nothing was begun. */
    REFUSED,
    /** Another pull request holds the lock, so nothing was begun. */
    LOCKED;

    public boolean isEnd() {
        return this != RUNNING;
    }

    public boolean isGood() {
        return this == SUCCEEDED || this == APPROVED;
    }

    /** The word in JSON. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
