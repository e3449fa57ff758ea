package dev.tidemark.projection;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry's place in the index of a projection: which row it touches with which fact.
 *
 * @param factId {@link Entry#factId} with the canonical repository
 * @param id of the entry
 * @param supersedes id of the entry that it was read again for; null for most
 * @param name by which the entry speaks of its repository; null if by id
 */
record Place(
        String key,
        UUID factId,
        long position,
        UUID id,
        @Nullable UUID supersedes,
        @Nullable String name) {

    static Place of(String key, Entry canonical, @Nullable String name) {
        Superseding superseding = Superseding.by(canonical);
        return new Place(
                key,
                canonical.factId(),
                canonical.position(),
                canonical.id(),
                superseding == null ? null : superseding.id(),
                name);
    }
}
