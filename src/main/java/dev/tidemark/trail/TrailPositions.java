package dev.tidemark.trail;

import dev.tidemark.web.NotHere;

/** Positions in addresses. */
final class TrailPositions {

    private TrailPositions() {}

    static long parse(String position) {
        if (!position.matches("0|[1-9][0-9]{0,17}")) {
            throw unknown();
        }
        return Long.parseLong(position);
    }

    static NotHere unknown() {
        return new NotHere("The log has no entry at this position.");
    }
}
