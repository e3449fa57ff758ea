package dev.tidemark.approval;

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
    DISAPPROVE
}
