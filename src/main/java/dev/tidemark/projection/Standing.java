package dev.tidemark.projection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where one generation of a projection stands.
 *
 * @param position of the next entry to fold
 * @param failure why it stopped there; null if it did not
 */
record Standing<S>(
        Layout<S> layout, long position, @Nullable String failure, @Nullable Instant failedAt) {

    Projection<S> projection() {
        return layout.projection();
    }

    boolean hasFailed() {
        return failure != null;
    }
}
