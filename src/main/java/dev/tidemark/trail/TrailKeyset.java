package dev.tidemark.trail;

/**
 * Which part of a list, in the order of positions.
 *
 * @param position where it begins, itself not included
 * @param towards which way from there
 */
public record TrailKeyset(long position, Towards towards) {

    /** From the newest entry on. */
    public static final TrailKeyset NEWEST = new TrailKeyset(Long.MAX_VALUE, Towards.OLDER);

    /** To which end of the log. */
    public enum Towards {
        OLDER,
        NEWER
    }

    public static TrailKeyset olderThan(long position) {
        return new TrailKeyset(position, Towards.OLDER);
    }

    public static TrailKeyset newerThan(long position) {
        return new TrailKeyset(position, Towards.NEWER);
    }

    boolean isNewest() {
        return equals(NEWEST);
    }
}
