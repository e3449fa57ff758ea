package dev.tidemark.projection;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

/** How far a row is folded: the {@code (time, id)} of its last fact. */
record FoldedTo(Instant time, UUID id) implements Comparable<FoldedTo> {

    /** As PostgreSQL orders them; {@link UUID#compareTo} compares signed halves. */
    static final Comparator<UUID> IDS =
            (left, right) -> {
                int high =
                        Long.compareUnsigned(
                                left.getMostSignificantBits(), right.getMostSignificantBits());
                return high != 0
                        ? high
                        : Long.compareUnsigned(
                                left.getLeastSignificantBits(), right.getLeastSignificantBits());
            };

    private static final Comparator<FoldedTo> ORDER =
            Comparator.comparing(FoldedTo::time).thenComparing(FoldedTo::id, IDS);

    @Override
    public int compareTo(FoldedTo other) {
        return ORDER.compare(this, other);
    }
}
