package dev.tidemark.retention;

import dev.tidemark.projection.FoldedToHead;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What is held by the log's last entry, not by a read model that lags. Blocking. */
@ApplicationScoped
class HoldsNow {

    private final FoldedToHead folded;
    private final HoldProjection projection;

    HoldsNow(FoldedToHead folded, HoldProjection projection) {
        this.folded = folded;
        this.projection = projection;
    }

    /**
     * As of a position.
     *
     * @param position the log's last
     */
    record At(long position, Holds holds) {}

    /**
     * As of the log's head.
     *
     * @throws FoldedToHead.NotNow if it cannot be told
     */
    At head() {
        return folded.ask(
                List.of(projection),
                head ->
                        new At(
                                head.position(),
                                head.rows(projection, List.of(HoldProjection.ALL))
                                        .getOrDefault(HoldProjection.ALL, Holds.NONE)));
    }
}
