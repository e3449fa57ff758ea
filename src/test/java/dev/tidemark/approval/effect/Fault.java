package dev.tidemark.approval.effect;

/** What goes wrong with one call. */
enum Fault {
    /** Nothing. */
    NONE,
    /** The process ends before GitHub hears it. */
    ENDS_BEFORE,
    /** GitHub does it, and the process ends before it knows. */
    ENDS_AFTER,
    /** The connection breaks before GitHub hears it. */
    BREAKS_BEFORE,
    /** GitHub does it, and its answer is lost. */
    ANSWER_LOST,
    /** GitHub does it eight seconds later; the portal waits ten. */
    DONE_LATE,
    /** GitHub is down. */
    REFUSED_503,
    /** GitHub is down as it answers, after it did it. */
    DONE_AND_503,
    /** GitHub asks for a pause. */
    LIMITED,
    /** Another portal does a round meanwhile, and this one goes on soon after. */
    OTHERS_MEANWHILE,
    /** The same, and this one goes on when its claim has long run out; reading only. */
    OTHERS_MUCH_LATER
}
