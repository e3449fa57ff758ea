package dev.tidemark.ingest.github;

/** A payload without a field that GitHub documents, or with another type in it. */
final class UnreadablePayload extends RuntimeException {

    UnreadablePayload(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
