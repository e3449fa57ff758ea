package dev.tidemark.sandbox.argocd;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an operation really did.
 *
 * @param from last synced revisions before; empty if there were none
 * @param to revisions that were synced
 * @param changed whether what runs is made from other commits than before
 * @param by user; null of an automatic one of the controller
 * @param healAttempts above zero of one on the self-heal path, which is no proof of drift
 */
public record TrueSync(
        String application,
        String uid,
        List<String> from,
        List<String> to,
        Instant startedAt,
        Instant finishedAt,
        @Nullable String by,
        boolean automated,
        boolean partial,
        boolean rollback,
        int healAttempts,
        int retries,
        boolean changed,
        Outcome outcome) {

    /** How it ended. */
    public enum Outcome {
        SUCCEEDED,
        FAILED,
        TERMINATED
    }

    /** Whether it is in the history of the application, as far as the limit keeps it. */
    public boolean inHistory() {
        return outcome == Outcome.SUCCEEDED && !partial;
    }
}
