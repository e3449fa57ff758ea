package dev.tidemark.event;

/** What became of documents that entries were read from. The entries stay as they are. */
public sealed interface EvidenceEvent extends Event {

    /**
     * Retention deleted a document. Subject: {@link Subject#document}.
     *
     * @param sha256 in hexadecimal
     * @param kind its class, such as {@code github.push}
     * @param rule as it was configured
     */
    record Deleted(String sha256, String kind, String rule) implements EvidenceEvent {}

    /**
     * Nothing of this may be deleted until it is released. Subject: {@link Subject#HOLDS}.
     *
     * @param what subject of a change, or of a document
     * @param name the same as people call it
     */
    record Held(String what, String name, String reason) implements EvidenceEvent {}

    /** Rules hold for it again. Subject and {@code what} as of {@link Held}. */
    record Released(String what, String name, String reason) implements EvidenceEvent {}
}
