package dev.tidemark.projection;

import dev.tidemark.mapping.Mapping;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code view.projection}.
 *
 * @param mapping that its rows are made by
 */
record Generation(
        String schema,
        String name,
        int version,
        int number,
        boolean live,
        Mapping mapping,
        long position,
        @Nullable String failure,
        @Nullable Instant failedAt) {

    Standing standing(Declaration declaration) {
        return new Standing(
                Tables.of(declaration.by(mapping), schema), position, failure, failedAt);
    }

    /** Where it keeps its rows, and what makes them as the others were made. */
    <S> Layout<S> layout(Projection<S> projection) {
        return new Layout<>(projection.by(mapping), schema);
    }

    /** Whether it is shown where rows of this declaration are to be made anew. */
    boolean isOutdated(Declaration declaration) {
        return live
                && name.equals(declaration.name())
                && (version < declaration.version()
                        || (version == declaration.version()
                                && !mapping.equals(declaration.mapping())));
    }
}
