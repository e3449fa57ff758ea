package dev.tidemark.sandbox.atlantis;

/** What became of one project's plan. */
sealed interface PlanResult {

    Project project();

    record Planned(Plan plan, String lockUrl) implements PlanResult {
        @Override
        public Project project() {
            return plan.project();
        }
    }

    /** A rule was not met. */
    record Failed(Project project, String message) implements PlanResult {}

    /** The command broke. */
    record Errored(Project project, String message) implements PlanResult {}
}
