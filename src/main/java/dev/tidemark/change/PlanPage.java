package dev.tidemark.change;

import dev.tidemark.atlantis.PlanView;
import org.jspecify.annotations.Nullable;

/**
 * A page of one plan's resources.
 *
 * @param from number of the first that is shown, from 1
 * @param to number of the last
 */
record PlanPage(
        String changeHref,
        String repository,
        long number,
        PlanView view,
        int from,
        int to,
        int all,
        @Nullable String previousHref,
        @Nullable String nextHref) {

    public String numberText() {
        return Long.toString(number);
    }
}
