package dev.tidemark.trail;

import java.util.List;

/**
 * A part of the entries that a filter lets through.
 *
 * @param positions of the entries, newest first
 * @param hasNewer whether the filter lets newer ones through
 * @param hasOlder whether the filter lets older ones through
 * @param size how many entries of the log, from the first, were searched
 */
public record TrailPage(List<Long> positions, boolean hasNewer, boolean hasOlder, long size) {

    public TrailPage {
        positions = List.copyOf(positions);
    }
}
