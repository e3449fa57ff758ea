package dev.tidemark.event;

import org.jspecify.annotations.Nullable;

/**
 * What happened to the log itself. Subject: {@link Subject#LOG}, but {@link Subject#LOG_ANCHORS}
 * and {@link Subject#LOG_VERIFICATIONS} of what comes by the clock, for ever.
 */
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

    /**
     * Entries were hashed again and gave the signed root.
     *
     * @param size of the checkpoint
     * @param root of the checkpoint, base64
     * @param from the first entry that was hashed again; null if all were
     */
    record Verified(long size, String root, @Nullable Long from) implements LogEvent {}

    record VerificationFailed(long size, String reason) implements LogEvent {}

    /**
     * The checkpoint of {@code size} was kept outside the database.
     *
     * @param root base64
     * @param place where, for people
     */
    record Anchored(long size, String root, String place) implements LogEvent {}
}
