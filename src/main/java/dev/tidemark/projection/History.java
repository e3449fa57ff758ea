package dev.tidemark.projection;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * What a read model leaves behind as it is folded, in a table of its own: {@code key}, {@code
 * item}, {@code document} and columns. So the read model itself stays as small as its present is,
 * however long its past, and a question about one instant reads one row of an index.
 *
 * @param name in snake case
 * @param items what the last fact made or changed; an item that is already there is replaced
 * @param id of an item, among those of one key; at most 500 characters
 * @param columns derived from an item
 * @param indexes as in {@link Projection#indexes}
 */
public record History<S, I>(
        String name,
        Function<S, Collection<I>> items,
        Function<I, String> id,
        List<Column<I>> columns,
        List<String> indexes) {

    public History {
        columns = List.copyOf(columns);
        indexes = List.copyOf(indexes);
    }

    /** What it has of the read model now. */
    List<Kept<I>> keptOf(S model) {
        return items.apply(model).stream()
                .map(item -> new Kept<>(this, id.apply(item), item))
                .toList();
    }

    /** An item on its way into the table. */
    record Kept<I>(History<?, I> history, String id, I item) {}
}
