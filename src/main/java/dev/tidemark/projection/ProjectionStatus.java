package dev.tidemark.projection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a projection stands, for people.
 *
 * @param version of the read models that pages show
 * @param position how many entries of the log are folded into them
 * @param behind how many entries are not
 * @param building position of the generation that is built beside it; null if none is
 * @param failure why it stopped at its position; null if it did not
 */
public record ProjectionStatus(
        String name,
        int version,
        long position,
        long behind,
        @Nullable Long building,
        @Nullable String failure,
        @Nullable Instant failedAt) {

    public boolean hasFailed() {
        return failure != null;
    }
}
