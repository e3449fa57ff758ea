package dev.tidemark.projection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code view.projection}. */
record Generation(
        String schema,
        String name,
        int version,
        int number,
        boolean live,
        long position,
        @Nullable String failure,
        @Nullable Instant failedAt) {

    Standing standing(Declaration declaration) {
        return new Standing(Tables.of(declaration, schema), position, failure, failedAt);
    }
}
