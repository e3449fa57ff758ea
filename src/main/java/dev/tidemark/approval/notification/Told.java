package dev.tidemark.approval.notification;

import dev.tidemark.approval.ApprovalLine;
import dev.tidemark.approval.Release;
import dev.tidemark.approval.RequestStanding;
import dev.tidemark.approval.RequestState;

/** What is told of a request's state: fewer than there are, because nobody acts on the others. */
enum Told {
    WAITS("waits for approval"),
    GRANTED("granted"),
    REJECTED("rejected"),
    VOID("void"),
    LET_OUT("let out"),
    OVERRIDDEN("overridden"),
    FAILED("failed"),
    APPLIED("applied"),
    APPLY_ERRORED("apply errored");

    private final String word;

    Told(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    static Told of(ApprovalLine line) {
        RequestStanding standing = line.standing();
        return switch (standing.state()) {
            case WAITING -> line.have() == 0 ? WAITS : GRANTED;
            case REJECTED -> REJECTED;
            case VOID -> VOID;
            case LET_OUT, SENDING, SENT, APPLYING ->
                    standing.lastRelease().filter(Release::isOverride).isPresent()
                            ? OVERRIDDEN
                            : LET_OUT;
            case FAILED -> FAILED;
            case APPLIED -> APPLIED;
            case APPLY_ERRORED -> APPLY_ERRORED;
        };
    }

    /** What is compared with what was told: another approval is news, another attempt is not. */
    static String key(ApprovalLine line) {
        Told told = of(line);
        return told == GRANTED
                ? told.word + " " + line.have() + " of " + line.need()
                : told.word + round(line, told);
    }

    /** A plan may fail to be sent, and be approved again, as often as people like. */
    private static String round(ApprovalLine line, Told told) {
        boolean isRelease =
                told == LET_OUT
                        || told == OVERRIDDEN
                        || line.standing().state() == RequestState.FAILED;
        return isRelease ? " " + line.standing().releases().size() : "";
    }
}
