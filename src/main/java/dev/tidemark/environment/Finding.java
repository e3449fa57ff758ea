package dev.tidemark.environment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something about a component that is not as it should be, or not known to be.
 *
 * @param since when it is so; null where nothing says
 * @param detail in the source's words; null where there are none
 * @param by who did it; null where nothing says
 * @param count of what it is about; 0 where nothing is counted
 * @param change number of the pull request; null where there is none
 */
record Finding(
        Code code,
        @Nullable Instant since,
        @Nullable String detail,
        @Nullable String by,
        int count,
        @Nullable Long change) {

    /** What it is, the worst first. */
    enum Code {
        APPLY_ERRORED(Status.FAILED),
        RUN_ERRORED(Status.FAILED),
        /** Argo CD reports an error of its own. */
        CONDITION(Status.FAILED),
        DEGRADED(Status.DEGRADED),
        MISSING(Status.DEGRADED),
        DRIFT(Status.DRIFT),
        /** Live state differs, and whether by a commit cannot be told (yet). */
        DIFFERS(Status.DRIFT),
        OUTSIDE_TERRAFORM(Status.DRIFT),
        NOT_APPLIED(Status.DRIFT),
        CLUSTER_NOT_OBSERVED(Status.NOT_OBSERVED),
        RECONCILIATION_SKIPPED(Status.NOT_OBSERVED),
        NOT_COMPARED(Status.NOT_OBSERVED),
        STATUS_TOO_LARGE(Status.NOT_OBSERVED),
        COMPARISON_UNKNOWN(Status.NOT_OBSERVED),
        HEALTH_UNKNOWN(Status.NOT_OBSERVED),
        NEVER_APPLIED(Status.NOT_OBSERVED),
        NEVER_ENDED(Status.NOT_OBSERVED),
        PLAN_WAITS(Status.WAITING),
        SYNCING(Status.MOVING),
        PROGRESSING(Status.MOVING),
        APPLYING(Status.MOVING),
        RUNNING(Status.MOVING),
        PENDING(Status.PENDING),
        AUTO_SYNC_OFF(Status.PAUSED),
        SUSPENDED(Status.PAUSED);

        private final Status status;

        Code(Status status) {
            this.status = status;
        }

        Status status() {
            return status;
        }

        /** The word in JSON. */
        String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        }
    }

    static Finding of(Code code) {
        return new Finding(code, null, null, null, 0, null);
    }

    static Finding since(Code code, @Nullable Instant since, @Nullable String detail) {
        return new Finding(code, since, detail, null, 0, null);
    }
}
