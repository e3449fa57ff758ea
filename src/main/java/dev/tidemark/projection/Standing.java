package dev.tidemark.projection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where one generation of a projection stands.
 *
 * @param position of the next entry to fold
 * @param failure why it stopped there; null if it did not
 */
record Standing(
        Tables tables, long position, @Nullable String failure, @Nullable Instant failedAt) {

    String name() {
        return tables.declaration().name();
    }

    boolean hasFailed() {
        return failure != null;
    }
}
