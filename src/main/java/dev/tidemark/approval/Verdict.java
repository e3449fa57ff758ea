package dev.tidemark.approval;

import dev.tidemark.policy.Approvers;
import dev.tidemark.policy.Rule;

/** What a person decides. */
public enum Verdict {
    GRANT,
    REJECT,
    /** Take the own approval back. */
    WITHDRAW,
    /** Break the glass. */
    OVERRIDE,
    /** Of an override of somebody else: it was right. */
    UPHOLD,
    /** Of an override of somebody else: it was not right. */
    DISAPPROVE;

    /** Whom a rule lets decide so. */
    public Approvers asks(Rule rule) {
        return this == OVERRIDE ? rule.breakGlass() : rule.approvers();
    }
}
