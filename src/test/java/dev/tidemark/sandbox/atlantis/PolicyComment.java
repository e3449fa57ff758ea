package dev.tidemark.sandbox.atlantis;

import java.util.List;

/** What Atlantis comments about policies: only where one does not hold, as with its quiet flag. */
final class PolicyComment {

    static final String SET = "infrastructure";

    private static final String TITLE = "Policy Check";

    private PolicyComment() {}

    /** One project's check; the reason is empty where every policy holds. */
    record Checked(Project project, String lockUrl, List<String> broken) {

        boolean passed() {
            return broken.isEmpty();
        }
    }

    static String failed(List<Checked> results) {
        String again =
                Templates.hint(
                                ":heavy_check_mark: To **approve** all unapplied plans from this"
                                        + " Pull Request,",
                                "atlantis approve_policies")
                        + "\n"
                        + Templates.unlockHint()
                        + "\n* :repeat: To re-run policies **plan** this project again by"
                        + " commenting:\n  ```shell\n  atlantis plan\n  ```";
        if (results.size() == 1) {
            Checked only = results.getFirst();
            return "Ran Policy Check for %s\n\n%s\n---\n%s"
                    .formatted(only.project().heading(), rendered(only), again);
        }
        var comment =
                new StringBuilder(
                        Templates.multiHeader(
                                TITLE, results.stream().map(Checked::project).toList()));
        int number = 0;
        for (Checked result : results) {
            number++;
            if (!result.passed()) {
                comment.append(Templates.section(number, result.project(), rendered(result)));
            }
        }
        return comment.append(again).toString();
    }

    private static String rendered(Checked checked) {
        String name = checked.project().name();
        int tests = 4;
        int failures = checked.broken().size();
        var lines = new StringBuilder();
        checked.broken()
                .forEach(rule ->
                        lines.append("FAIL - <redacted plan file> - main - ")
                                .append(rule)
                                .append('\n'));
        return Templates.failure(TITLE, "Some policy sets did not pass.")
                + "\n#### Policy Set: `%s`\n```diff\n%s\n".formatted(SET, lines)
                + "%d tests, %d passed, 0 warnings, %d failure%s, 0 exceptions\n\n```\n\n\n"
                        .formatted(tests, tests - failures, failures, failures == 1 ? "" : "s")
                + "#### Policy Approval Status:\n```\npolicy set: %s: requires: 1 approval(s), have: 0.\n```\n"
                        .formatted(SET)
                + Templates.hint(
                        ":heavy_check_mark: To **approve** this project,",
                        "atlantis approve_policies -p " + name)
                + "\n* :put_litter_in_its_place: To **delete** this plan and lock, click [here]("
                + checked.lockUrl()
                + ")\n* :repeat: To re-run policies **plan** this project again by commenting:\n"
                + "  ```shell\n  atlantis plan -p "
                + name
                + "\n  ```";
    }

    static String approved(List<Project> projects) {
        return "Approved Policies for %d projects:\n\n%s\n\n"
                .formatted(projects.size(), Templates.list(projects));
    }
}
