package dev.tidemark.approval;

import java.util.Locale;

/** Where a request stands. */
public enum RequestState {
    /** The plan is the current one, and people may decide. */
    WAITING,
    /** The plan is the current one, and somebody entitled said no. */
    REJECTED,
    /** The plan is not the current one any more; nothing was sent because of it. */
    VOID,
    /** Enough people approved, or somebody overrode; nothing was sent yet. */
    LET_OUT,
    /** It was tried to send the command and did not succeed yet. */
    SENDING,
    /** The command stands in the pull request, and Atlantis has not answered it yet. */
    SENT,
    /** It will not be sent; it has to be approved again. */
    FAILED,
    APPLYING,
    APPLIED,
    APPLY_ERRORED;

    /** The word in columns, filters and the API. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Whether somebody may still decide about the plan. */
    public boolean isOpen() {
        return this == WAITING || this == FAILED;
    }

    /** Whether what was let out stands: the approvals of its release are those that counted. */
    boolean isReleased() {
        return switch (this) {
            case LET_OUT, SENDING, SENT, APPLYING, APPLIED, APPLY_ERRORED -> true;
            case WAITING, REJECTED, VOID, FAILED -> false;
        };
    }
}
