package dev.tidemark.projection;

/** A rebuild did not happen; its message says why, for the person who asked for it. */
public final class RebuildRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    RebuildRefused(String message) {
        super(message);
    }
}
