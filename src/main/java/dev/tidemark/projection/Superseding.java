package dev.tidemark.projection;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry was read again, by a newer mapper, from the same document.
 *
 * @param id of the entry that was read wrongly
 * @param mapper version of the mapper that read it again
 */
record Superseding(UUID id, int mapper) {

    /** What an entry supersedes; null for most. */
    static @Nullable Superseding by(Entry entry) {
        String id = entry.envelope().supersedes();
        return id == null ? null : new Superseding(UUID.fromString(id), entry.envelope().mapper());
    }

    /**
     * Whether an entry does not count: it was read again, or the entry that it was read again for
     * was read again by a newer mapper still.
     *
     * @param newest version of the newest mapper that read an entry again, by the entry's id
     */
    static boolean leavesOut(Entry entry, Map<UUID, Integer> newest) {
        Superseding by = by(entry);
        return newest.containsKey(entry.id())
                || (by != null && newest.getOrDefault(by.id(), by.mapper()) > by.mapper());
    }
}
