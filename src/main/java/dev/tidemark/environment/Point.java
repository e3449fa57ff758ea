package dev.tidemark.environment;

import dev.tidemark.projection.ValidTime;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which state is asked for.
 *
 * @param at what was true then; null for now
 * @param known as the log stood when its last entry was this position; null for all that is known
 */
record Point(@Nullable Instant at, @Nullable Long known) {

    static final Point NOW = new Point(null, null);

    boolean isNow() {
        return at == null && known == null;
    }

    /** The instant of which items are true; later than all of them for now. */
    Instant instant() {
        return at == null ? ValidTime.NOW : at;
    }
}
