package dev.tidemark.export;

import dev.tidemark.eventlog.SignedCheckpoint;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an export is of: entries that one signed checkpoint covers.
 *
 * @param verifierKey the key that the checkpoint verifies with
 * @param filter what it was asked for by, as parameters and their values; empty for everything
 * @param after only entries behind this position; null from the first on
 */
public record ExportCut(
        SignedCheckpoint checkpoint,
        String verifierKey,
        Instant takenAt,
        Map<String, List<String>> filter,
        @Nullable Long after) {

    /** How many entries the checkpoint covers. */
    public long size() {
        return checkpoint.checkpoint().size();
    }

    /** The first position that may be in it. */
    public long begin() {
        return after == null ? 0 : after + 1;
    }

    /** Whether it is of every entry, so that the root can be computed from it. */
    public boolean isWhole() {
        return filter.isEmpty() && after == null;
    }
}
