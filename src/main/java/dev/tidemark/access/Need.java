package dev.tidemark.access;

/** What a route asks of whoever calls it. */
enum Need {
    /** Nothing: it is public, or has a proof of its own. */
    NOTHING,
    /** To read: being signed in, a token with the scope for it, or that reading is public. */
    READ,
    /** To be signed in, as a person, or with a token where only reading is asked. */
    SIGNED_IN,
    /** The log itself: the role of auditors, or a token with the scope for it. */
    TRAIL,
    /** The role of admins. */
    ADMIN,
    /** Figures for monitoring: a token of their own, or this machine. */
    METRICS
}
