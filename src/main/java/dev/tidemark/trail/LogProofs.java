package dev.tidemark.trail;

import dev.tidemark.eventlog.Checkpoints;
import dev.tidemark.eventlog.EventLog;
import dev.tidemark.eventlog.SignedCheckpoint;
import dev.tidemark.eventlog.StoredEntry;
import dev.tidemark.web.BadRequest;
import dev.tidemark.web.NotHere;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Proofs against what is signed. */
@Singleton
class LogProofs {

    private final EventLog log;
    private final Checkpoints checkpoints;

    LogProofs(EventLog log, Checkpoints checkpoints) {
        this.log = log;
        this.checkpoints = checkpoints;
    }

    /** That the entry is in the log; fails with {@link NotHere} if nothing signed covers it. */
    Uni<EntryProof> inclusion(long position) {
        return Entries.reading(() -> {
            StoredEntry entry = log.at(position).orElseThrow(TrailPositions::unknown);
            SignedCheckpoint signed =
                    checkpoints
                            .latest(newest -> newest.checkpoint().size() > position)
                            .orElseThrow(() -> notYet("Entry " + position + " is"));
            List<byte[]> path = log.proofs(signed.checkpoint().size()).inclusion(position);
            return new EntryProof(entry, path, signed);
        });
    }

    /**
     * That the log only grew between two sizes.
     *
     * @param to null for what was signed last
     */
    Uni<ConsistencyDocument> consistency(long from, @Nullable Long to) {
        return Entries.reading(() -> {
            long least = to == null ? from : to;
            if (from > least) {
                throw new BadRequest("from may not be greater than to");
            }
            long newest =
                    checkpoints
                            .latest(signed -> signed.checkpoint().size() >= least)
                            .orElseThrow(() -> notYet("A log of " + least + " entries is"))
                            .checkpoint()
                            .size();
            long size = to == null ? newest : to;
            return ConsistencyDocument.of(
                    from,
                    log.tree(from).root(),
                    size,
                    log.tree(size).root(),
                    log.proofs(size).consistency(from));
        });
    }

    private static NotHere notYet(String subject) {
        return new NotHere(
                subject
                        + " not covered by a signed checkpoint yet. What was just recorded is signed"
                        + " within seconds.");
    }
}
