package dev.tidemark.ingest;

import java.util.List;
import java.util.UUID;

/**
 * A delivery whose newest outcome is of an older mapper.
 *
 * @param evidence SHA-256 of its document
 * @param positions where the entries are that were read from that document
 */
record KeptDelivery(UUID id, String event, String evidence, List<Long> positions) {

    KeptDelivery {
        positions = List.copyOf(positions);
    }
}
