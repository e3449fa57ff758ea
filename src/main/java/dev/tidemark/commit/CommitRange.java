package dev.tidemark.commit;

import java.util.List;

/**
 * What lies between two revisions.
 *
 * @param isKnown whether the pushes in the log lead from one to the other; if not, nothing is told
 * @param isWide whether some paths are known only by their directories, so that more may be told
 *     than there is
 * @param added what came, the newest first
 * @param removed what went, the newest first: after a rollback or a forced push
 */
public record CommitRange(
        boolean isKnown, boolean isWide, List<Landed> added, List<Landed> removed) {

    public static final CommitRange UNKNOWN = new CommitRange(false, false, List.of(), List.of());

    public CommitRange {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
    }
}
