package dev.tidemark.projection;

import java.util.Collection;
import java.util.List;

/** The log as projections read it. */
interface LogEntries extends Join.Events {

    /**
     * Entries from this position on, in order of position, without a hole: at least one if there is
     * one, and no more than fit comfortably into memory.
     */
    List<Entry> from(long position, int limit);

    /** The entries at these positions, in any order. */
    List<Entry> at(Collection<Long> positions);
}
