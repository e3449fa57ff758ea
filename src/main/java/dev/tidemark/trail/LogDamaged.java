package dev.tidemark.trail;

/** The database does not hold what was signed. The message is shown to whoever asked. */
final class LogDamaged extends RuntimeException {

    private static final long serialVersionUID = 1;

    LogDamaged(String message) {
        super(message);
    }
}
