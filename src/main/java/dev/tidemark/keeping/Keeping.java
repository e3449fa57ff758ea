package dev.tidemark.keeping;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the log is kept.
 *
 * @param anchor the repository that it is anchored in; null where none is configured
 * @param comparedAt when it was last found to continue what is anchored
 * @param anchorFailure why it was not anchored at the last attempt; null if it was
 * @param anchored null before the first
 * @param verified null before the first
 * @param verifiedWhole null before the first
 * @param failed the last time that something was wrong, whatever was found since; null if never
 */
public record Keeping(
        @Nullable String anchor,
        @Nullable Instant comparedAt,
        @Nullable String anchorFailure,
        @Nullable Instant anchorFailingSince,
        @Nullable Kept anchored,
        @Nullable Kept verified,
        @Nullable Kept verifiedWhole,
        @Nullable Kept failed) {

    /** Nothing is known yet. */
    static final Keeping UNKNOWN = new Keeping(null, null, null, null, null, null, null, null);

    /** Whether what was found wrong has not been found right since. */
    public boolean isFailing() {
        return failed != null && (verified == null || verified.position() < failed.position());
    }
}
