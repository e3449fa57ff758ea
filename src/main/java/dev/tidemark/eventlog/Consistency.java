package dev.tidemark.eventlog;

import dev.tidemark.eventlog.merkle.Checkpoint;
import java.util.Arrays;
import java.util.Optional;

/** Whether the database still holds what was signed. */
final class Consistency {

    private static final String REMEDY =
            ". Nothing is recorded until the right database is back, or until './tidemark"
                    + " accept-restore' begins a new incarnation of the log.";

    private Consistency() {}

    /** What is wrong and what to do about it, if anything is. */
    static Optional<String> trouble(EventLog log, String origin, Checkpoint signed) {
        if (!signed.origin().equals(origin)) {
            return Optional.of(
                    "The last signed checkpoint is of the log "
                            + signed.origin()
                            + ", but the database holds "
                            + origin
                            + REMEDY);
        }
        long size = log.size();
        if (size < signed.size()) {
            return Optional.of(
                    "The database holds "
                            + size
                            + " entries, but "
                            + signed.size()
                            + " were signed: it was restored to an earlier state, or cut"
                            + REMEDY);
        }
        byte[] root = log.tree(signed.size()).root();
        return Arrays.equals(root, signed.root())
                ? Optional.empty()
                : Optional.of(
                        "The first "
                                + signed.size()
                                + " entries are not the ones that were signed"
                                + REMEDY);
    }
}
