package dev.tidemark.sandbox.atlantis;

/** What became of one project's apply. */
sealed interface ApplyResult {

    Project project();

    record Applied(Project project, String output) implements ApplyResult {}

    /** A rule was not met, so nothing ran. */
    record Refused(Project project, String message) implements ApplyResult {}

    /**
     * It broke.
     *
     * @param ran whether Terraform ran at all
     */
    record Errored(Project project, String message, boolean ran) implements ApplyResult {}
}
