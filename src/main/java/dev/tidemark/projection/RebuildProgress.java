package dev.tidemark.projection;

/** Told how far a rebuild is. */
@FunctionalInterface
public interface RebuildProgress {

    /** So many entries of the log are folded. */
    void reached(long position);
}
