package dev.tidemark.database;

/** The database cannot be used as it is; the message says what to do about it. */
public final class DatabaseUnusable extends RuntimeException {

    private static final long serialVersionUID = 1;

    public DatabaseUnusable(String message) {
        super(message);
    }

    public DatabaseUnusable(String message, Throwable cause) {
        super(message, cause);
    }
}
