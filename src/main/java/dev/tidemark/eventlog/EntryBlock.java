package dev.tidemark.eventlog;

import java.util.Arrays;

/**
 * Entries in order of position, one line each: what passes many of them on needs not take them
 * apart.
 */
public final class EntryBlock {

    private final long[] positions;
    private final int[] ends;
    private final byte[] lines;

    /**
     * A block that is not changed any more.
     *
     * @param ends where in the lines each entry's line feed stands
     */
    EntryBlock(long[] positions, int[] ends, byte[] lines) {
        this.positions = positions;
        this.ends = ends;
        this.lines = lines;
    }

    /** How many entries. */
    public int size() {
        return positions.length;
    }

    /** The position of the n-th of them, from 0. */
    public long position(int index) {
        return positions[index];
    }

    /** The n-th of them, from 0. */
    public StoredEntry entry(int index) {
        int begin = index == 0 ? 0 : ends[index - 1] + 1;
        return new StoredEntry(position(index), Arrays.copyOfRange(lines, begin, ends[index]));
    }

    /** The bytes of each entry and a line feed. Shared: not to be changed. */
    public byte[] lines() {
        return lines;
    }

    /** How many of {@link #lines} there are; behind them is nothing. */
    public int length() {
        return ends.length == 0 ? 0 : ends[ends.length - 1] + 1;
    }
}
