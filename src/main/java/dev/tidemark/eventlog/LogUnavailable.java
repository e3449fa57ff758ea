package dev.tidemark.eventlog;

/** Nothing can be recorded now; what was offered is not in the log, and may be offered again. */
public final class LogUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    public LogUnavailable(String message) {
        super(message);
    }

    public LogUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
