package dev.tidemark.approval.effect;

/** What a release stands on, as the log has it now. */
sealed interface Ground {

    /**
     * It stands.
     *
     * @param undiverged whether the rule wants the base not to have moved on since the plan
     * @param actAsApp whether the policy lets the app speak where the approver's token is missing
     */
    record Stands(boolean undiverged, boolean actAsApp) implements Ground {}

    /**
     * It does not any more.
     *
     * @param words what moved, and what to do
     */
    record Moved(String words) implements Ground {}

    /** What became of it is recorded by now. */
    record Over() implements Ground {}
}
