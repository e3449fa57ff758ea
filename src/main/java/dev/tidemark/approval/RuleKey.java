package dev.tidemark.approval;

import java.util.Locale;

/** The rules of a decision, in the order they are told; {@code docs/approvals.md} has each. */
public enum RuleKey {
    SIGNED_IN,
    GITHUB_IDENTITY,
    PLAN_CURRENT,
    OPEN,
    NOT_LOCKED,
    POLICY_CHECK,
    UNDIVERGED,
    ENTITLED,
    NOT_AUTHOR,
    NOT_COMMITTER,
    NOT_PUSHER,
    NOT_REQUESTER,
    NOT_APPROVED_ALREADY,
    NOT_REJECTED,
    NOT_FROZEN,
    NOT_LET_OUT,
    HAS_APPROVED,
    REASON,
    OPEN_OVERRIDE,
    NOT_OVERRIDER;

    /** The key in entries, the API and the documentation. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
