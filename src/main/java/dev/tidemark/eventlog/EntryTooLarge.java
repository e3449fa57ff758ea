package dev.tidemark.eventlog;

/** An entry over 65,535 bytes, which the transparency-log formats cannot hold. */
public final class EntryTooLarge extends RuntimeException {

    /** C2SP tlog-tiles: an entry bundle gives each length in 16 bits. */
    public static final int LIMIT = 65_535;

    private static final long serialVersionUID = 1;

    EntryTooLarge(String fact, int size) {
        super("the entry about " + fact + " has " + size + " bytes; the limit is " + LIMIT);
    }
}
