package dev.tidemark.retention;

/** The portal does not start like this. The message says in one sentence what to change. */
public final class RetentionUnusable extends RuntimeException {

    private static final long serialVersionUID = 1;

    RetentionUnusable(String message) {
        super(message);
    }
}
