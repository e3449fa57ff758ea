package dev.tidemark.drift;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An apply of a Terraform project that succeeded.
 *
 * @param change number of the pull request; null where nobody told
 * @param by who asked for it; null where only Atlantis' account is known
 */
record Applied(Instant at, @Nullable Long change, @Nullable String by) {

    /** Its id among those of its project. */
    String id() {
        return at + " " + change;
    }
}
