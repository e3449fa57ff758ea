package dev.tidemark.ingest.atlantis;

/** A text in no form that is known, or one that contradicts itself. Never leaves this package. */
final class NotUnderstood extends RuntimeException {

    /** The reason MUST NOT quote the text: it is shown to people, and the text may be anything. */
    NotUnderstood(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
