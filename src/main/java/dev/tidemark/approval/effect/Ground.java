package dev.tidemark.approval.effect;

import dev.tidemark.event.ApprovalEvent.Cause;
import dev.tidemark.event.Revision;
import org.jspecify.annotations.Nullable;

/** What a release stands on, as the log has it now. */
sealed interface Ground {

    /**
     * It stands.
     *
     * @param base name of the branch that the change goes into; null if nobody told
     * @param tip where that branch is, if the rule wants it not to have moved on; else null
     * @param actAsApp whether the policy lets the app speak where the approver's token is missing
     */
    record Stands(@Nullable String base, @Nullable String tip, boolean actAsApp)
            implements Ground {}

    /**
     * It does not any more.
     *
     * @param cause null where the decision itself changed
     * @param where to, if that is a revision
     * @param words the same in a sentence
     */
    record Moved(@Nullable Cause cause, @Nullable Revision where, String words) implements Ground {}

    /** What became of it is recorded by now. */
    record Over() implements Ground {}
}
