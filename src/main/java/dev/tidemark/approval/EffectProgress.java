package dev.tidemark.approval;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far something is that is done in GitHub because of a decision: the command of a release, or a
 * rejection that the pull request is told of. Nothing is decided on it.
 *
 * @param request id of the request
 * @param isRejection whether it is a rejection's
 * @param attempts how often it was tried
 * @param nextAt when it is tried again, or may be
 * @param note what stood against the last attempt or, of what is done, what there is to say of it
 * @param isDone whether nothing is left to do
 */
public record EffectProgress(
        String request,
        boolean isRejection,
        int attempts,
        Instant nextAt,
        @Nullable String note,
        boolean isDone) {

    /** Whether it was tried and did not succeed yet. */
    public boolean isRetried() {
        return !isDone && (attempts > 1 || note != null);
    }
}
