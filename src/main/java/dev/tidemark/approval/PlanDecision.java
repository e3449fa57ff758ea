package dev.tidemark.approval;

import dev.tidemark.event.AtlantisProject;
import dev.tidemark.sentence.Mark;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where one plan of a pull request stands with those who decide about it, as other pages show it.
 *
 * @param isNewest whether it is the newest plan of its project
 * @param href the page where it is decided about; null if nobody did and nobody can any more
 * @param tally how many approvals count of how many that are needed, or why none is
 * @param history what was decided and done about it, in the order of the log
 */
public record PlanDecision(
        AtlantisProject project,
        boolean isNewest,
        @Nullable String href,
        Mark state,
        String tally,
        List<ApprovalFact> history) {

    public PlanDecision {
        history = List.copyOf(history);
    }
}
