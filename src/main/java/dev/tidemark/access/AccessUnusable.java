package dev.tidemark.access;

/** The portal does not start like this. The message says in one sentence what to change. */
public class AccessUnusable extends RuntimeException {

    private static final long serialVersionUID = 1;

    AccessUnusable(String message) {
        super(message);
    }
}
