package dev.tidemark.population;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that an auditor asks about first: a rule that was not met, or that nobody can tell
 * whether it was.
 *
 * @param change id of the production change that it concerns; null if it concerns the environment
 * @param about what exactly: a pull request, a revision, an application
 * @param who did it; null if nobody is named
 * @param href where more is told
 */
public record Deviation(
        Code code,
        Instant at,
        @Nullable String change,
        String about,
        @Nullable String who,
        String href) {

    /** Which, those that weigh most first. */
    public enum Code {
        APPLIED_WITHOUT_APPROVAL,
        /** By who wrote or pushed some of it. */
        APPROVED_BY_AUTHOR,
        /** Only by who merged it. */
        APPROVED_BY_MERGER,
        PUSHED_WITHOUT_PULL_REQUEST,
        MERGED_WITHOUT_REVIEW,
        /** It was reviewed, and no approval stood when it was merged. */
        MERGED_WITHOUT_APPROVAL,
        REVIEWED_BEFORE_LAST_PUSH,
        FORCED_PUSH,
        /** An apply was let out against the policy. */
        BROKE_GLASS,
        /** Nobody else looked at that afterwards, or who did was against it. */
        EMERGENCY_NOT_UPHELD,
        SYNCED_BY_HAND,
        AUTO_SYNC_OFF,
        POLICY_CHANGE,
        OUT_OF_BAND_DRIFT,
        UNKNOWN_PUSHER,
        UNKNOWN_MERGER,
        /** Which revision was applied or reviewed. */
        UNKNOWN_REVISION,
        /** Which commits a sync brought. */
        UNKNOWN_RANGE,
        /** Something outside of the repositories feeds it too. */
        FED_FROM_ELSEWHERE,
        /** Live state differs, perhaps because of a commit that waits. */
        UNKNOWN_DRIFT,
        /** Only claims tell of the pull request. */
        UNKNOWN_REVIEW,
        /** Nobody saw how it ended. */
        UNKNOWN_OUTCOME,
        OBSERVATION_GAP;

        /** The word in columns and the API. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }
}
