package dev.tidemark.policy;

import dev.tidemark.event.PlanCounts;

/**
 * What lets a plan out.
 *
 * @param name as the file names it
 * @param approvals how many different people
 * @param approvalsWhenDestroying how many, where something is destroyed, replaced or forgotten
 * @param undiverged whether the base must not have moved on since the plan was made
 * @param actAsApp whether the app may send the command where the approver's own token is missing
 * @param breakGlass who may let it out without the approvals, and in spite of a freeze
 */
public record Rule(
        String name,
        Approvers approvers,
        int approvals,
        int approvalsWhenDestroying,
        boolean undiverged,
        boolean actAsApp,
        Approvers breakGlass) {

    /** What holds where no rule does: its name is taken. */
    public static final String LAST_RESORT = "default";

    /** One lead; nobody breaks glass, and the app does not act. */
    public static final Rule DEFAULT =
            new Rule(LAST_RESORT, Approvers.role("lead"), 1, 1, false, false, Approvers.NOBODY);

    public Rule {
        if (approvals < 1 || approvalsWhenDestroying < approvals) {
            throw new IllegalArgumentException("no plan is let out without an approval");
        }
    }

    /** How many different people must approve a plan that does this. */
    public int needs(PlanCounts counts) {
        // Terraform counts a replacement as a destroy, too.
        return counts.destroy() > 0 || counts.forget() > 0 ? approvalsWhenDestroying : approvals;
    }
}
