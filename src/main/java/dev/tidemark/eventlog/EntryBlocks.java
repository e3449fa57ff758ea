package dev.tidemark.eventlog;

import java.util.Optional;

/**
 * Walks through the log in order, block by block. Blocking, and not safe for several threads. Holds
 * neither a connection nor a snapshot from one block to the next, so whoever passes them on may
 * take as long as it likes.
 */
public final class EntryBlocks {

    /** As large as a block may get, which one object of a small heap's collector holds. */
    private static final int MOST_BYTES = (2 << 20) - 64;

    /** Asked for at once, before it is known how large they are. */
    private static final int FIRST = 256;

    private static final int FEWEST = 32;
    private static final int MOST = 8_192;

    private final EventLog log;
    private final long end;
    private long next;
    private int rows = FIRST;

    EntryBlocks(EventLog log, long from, long end) {
        this.log = log;
        this.next = from;
        this.end = end;
    }

    /**
     * The next ones; empty at the end.
     *
     * @throws LogUnavailable if the database does not answer, or has a hole where entries were
     */
    public Optional<EntryBlock> next() {
        if (next >= end) {
            return Optional.empty();
        }
        EntryBlock block = log.block(next, Math.min(end, next + rows), MOST_BYTES);
        if (block.size() == 0
                || block.position(0) != next
                || block.position(block.size() - 1) != next + block.size() - 1) {
            throw new LogUnavailable(
                    "The database has no entry at a position from " + next + " on.");
        }
        next += block.size();
        rows = fitting(block);
        return Optional.of(block);
    }

    /** What more is asked for than fits, the server sends in vain. */
    private static int fitting(EntryBlock block) {
        long average = Math.max(1, block.length() / block.size());
        return Math.clamp(MOST_BYTES * 7L / 8 / average, FEWEST, MOST);
    }
}
