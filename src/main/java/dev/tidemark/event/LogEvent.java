package dev.tidemark.event;

/** What happened to the log itself. Subject: {@link Subject#LOG}. */
public sealed interface LogEvent extends Event {

    /** Entry 0: the log begins. {@code verifierKey} is a C2SP signed-note verifier key. */
    record Started(String origin, String verifierKey) implements LogEvent {}

    /**
     * Checkpoints are signed with another key from here on.
     *
     * @param verifierKey the new key
     * @param signedByOld signature by the old key over the new verifier key, base64
     * @param signedByNew signature by the new key over the same, base64
     */
    record KeyAdopted(String verifierKey, String signedByOld, String signedByNew)
            implements LogEvent {}

    /**
     * The database was restored to an earlier state and this was accepted.
     *
     * @param origin the origin from here on
     * @param checkpoint the last checkpoint that was signed before the restore, whole
     */
    record Incarnated(String origin, String verifierKey, String checkpoint) implements LogEvent {}

    /** Every entry up to {@code size} was hashed again and gave the signed root. */
    record Verified(long size, String root) implements LogEvent {}

    record VerificationFailed(long size, String reason) implements LogEvent {}

    /** The checkpoint of {@code size} was kept outside the database. */
    record Anchored(long size, String root, String place) implements LogEvent {}
}
