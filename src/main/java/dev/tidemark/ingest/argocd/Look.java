package dev.tidemark.ingest.argocd;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * When something was seen.
 *
 * @param at by our clock
 * @param unwatched whether nobody was watching just before: the first list ever, or one after a gap
 */
record Look(Instant at, boolean unwatched) {

    Look {
        at = at.truncatedTo(ChronoUnit.MICROS);
    }
}
