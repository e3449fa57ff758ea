package dev.tidemark.keeping;

/** The portal does not start like this. The message says in one sentence what to change. */
public final class AnchorUnusable extends RuntimeException {

    private static final long serialVersionUID = 1;

    AnchorUnusable(String message) {
        super(message);
    }
}
