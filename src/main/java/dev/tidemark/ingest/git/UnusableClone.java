package dev.tidemark.ingest.git;

/** A clone that cannot be imported; the message is one sentence that says why and what helps. */
public final class UnusableClone extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnusableClone(String message) {
        super(message);
    }

    UnusableClone(String message, Throwable cause) {
        super(message, cause);
    }
}
