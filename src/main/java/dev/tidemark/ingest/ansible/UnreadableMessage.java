package dev.tidemark.ingest.ansible;

/** A message that is not in its form; names the field, and never repeats what stands in it. */
final class UnreadableMessage extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    UnreadableMessage(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
