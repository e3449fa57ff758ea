package dev.tidemark.keeping;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The last entry of a kind about keeping the log.
 *
 * @param size of the checkpoint that was anchored or verified
 * @param said where it is anchored, or why verifying it failed
 * @param position of the entry
 */
public record Kept(long size, @Nullable String said, Instant at, long position) {}
