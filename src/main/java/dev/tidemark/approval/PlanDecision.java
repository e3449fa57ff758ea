package dev.tidemark.approval;

import dev.tidemark.event.AtlantisProject;
import dev.tidemark.sentence.Mark;
import java.util.List;

/**
 * Where one plan of a pull request stands with those who decide about it, as other pages show it.
 *
 * @param isNewest whether it is the newest plan of its project
 * @param href the page where it is decided about
 * @param tally how many approvals count of how many that are needed
 * @param history what was decided and done about it, in the order of the log
 */
public record PlanDecision(
        AtlantisProject project,
        boolean isNewest,
        String href,
        Mark state,
        String tally,
        List<ApprovalFact> history) {

    public PlanDecision {
        history = List.copyOf(history);
    }
}
