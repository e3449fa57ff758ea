package dev.tidemark.projection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Parts of something that need not fit into memory, or into one statement, at once. */
final class Chunks {

    private Chunks() {}

    static <T> List<List<T>> of(Collection<T> all, int size) {
        List<T> items = List.copyOf(all);
        var chunks = new ArrayList<List<T>>();
        for (int from = 0; from < items.size(); from += size) {
            chunks.add(items.subList(from, Math.min(items.size(), from + size)));
        }
        return chunks;
    }
}
