package dev.tidemark.projection;

import dev.tidemark.mapping.Mapping;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A read model of joined facts: which rows an entry touches, and what each makes of the facts that
 * touch it. Everything in it MUST be a pure function; loading, saving, order and position are the
 * engine's.
 *
 * <p>Its views in schema {@code view}: one named as the projection with a row per key, one {@code
 * <name>_<facet>} per facet, one {@code <name>_<history>} per history, and {@code
 * <name>_repository} with the names of repositories.
 *
 * @param <S> the read model: a record that Jackson writes and reads
 */
public non-sealed interface Projection<S> extends Declaration {

    /** The class of the read model. */
    Class<S> model();

    /**
     * The rows that an entry touches; at most 500 characters each. Repositories are canonical: by
     * id, wherever the log knows the id of a name.
     */
    Set<String> keys(Entry entry);

    /**
     * The next state of a row. A row's facts come in the order of their {@code (time, id)}, each
     * once, from the first.
     *
     * @param current what the facts before gave; null before the first
     */
    S evolve(@Nullable S current, JoinedFact fact);

    @Override
    default Projection<S> by(Mapping other) {
        return this;
    }

    /** What the row has beside its document, to be filtered and ordered by. */
    default List<Column<S>> columns() {
        return List.of();
    }

    /** Lists of columns, each as an index has them, such as {@code updated_at desc, number}. */
    default List<String> indexes() {
        return List.of();
    }

    /** What rows leave behind, in tables {@code <name>_<history>} that are never folded back. */
    default List<History<S, ?>> histories() {
        return List.of();
    }

    /** What the row has several of, to be found by. */
    default List<Facet<S>> facets() {
        return List.of();
    }
}
