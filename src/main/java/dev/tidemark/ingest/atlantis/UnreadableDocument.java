package dev.tidemark.ingest.atlantis;

/** A document that is not in the form its source has. The reason is ours and quotes nothing. */
final class UnreadableDocument extends RuntimeException {

    private final String reason;

    UnreadableDocument(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
