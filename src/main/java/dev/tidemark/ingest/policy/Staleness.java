package dev.tidemark.ingest.policy;

import dev.tidemark.event.Revision;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether GitHub goes on saying that a branch is at an older commit. One answer may come from a
 * replica that lags; nobody told of a push for so long means that the branch was put back.
 */
final class Staleness {

    private static final Duration ENOUGH = Duration.ofMinutes(10);

    private @Nullable Revision commit;
    private @Nullable Instant since;

    /** Whether this commit has been the answer for long. */
    boolean isOver(Revision seen, Instant now) {
        if (since == null || !seen.equals(commit)) {
            commit = seen;
            since = now;
        }
        return !now.isBefore(since.plus(ENOUGH));
    }

    /** The branch is not behind. */
    void end() {
        commit = null;
        since = null;
    }
}
