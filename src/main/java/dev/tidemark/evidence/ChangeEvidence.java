package dev.tidemark.evidence;

import dev.tidemark.commit.ReviewedChange;
import dev.tidemark.commit.Scrutiny;
import dev.tidemark.population.ProductionChange;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known of one change.
 *
 * @param name {@code owner/name#number}
 * @param scrutiny of what was merged; null if it is not merged
 * @param changes of production and every other environment that it brought, the oldest first
 * @param unknownSyncs how many syncs after its merge there are of which nobody can say what they
 *     brought
 * @param entries in order of position
 */
record ChangeEvidence(
        String name,
        ReviewedChange change,
        @Nullable Scrutiny scrutiny,
        List<ProductionChange> changes,
        int unknownSyncs,
        List<ToldOf> entries) {

    ChangeEvidence {
        changes = List.copyOf(changes);
        entries = List.copyOf(entries);
    }

    /** Of each run of a workflow that ended: whether it succeeded. */
    List<Boolean> runs() {
        return entries.stream().map(ToldOf::hasSucceeded).filter(Objects::nonNull).toList();
    }

    /** Where its entries stand, in rising order. */
    List<Long> positions() {
        return entries.stream().map(ToldOf::position).toList();
    }
}
