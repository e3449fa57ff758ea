package dev.tidemark.sandbox.atlantis;

import java.util.List;
import java.util.stream.Collectors;

/** What Atlantis comments beside the results of commands. */
final class OtherComments {

    static final String UNLOCKED =
            "All Atlantis locks for this PR have been unlocked and plans discarded";

    private OtherComments() {}

    static String closed(List<Project> projects) {
        return "Locks and plans deleted for the projects and workspaces modified in this pull"
                + " request:\n\n"
                + byDirectory(projects);
    }

    private static String byDirectory(List<Project> projects) {
        return projects.stream()
                .collect(
                        Collectors.groupingBy(
                                Project::dir,
                                java.util.TreeMap::new,
                                Collectors.mapping(
                                        project -> "`" + project.workspace() + "`",
                                        Collectors.toList())))
                .entrySet()
                .stream()
                .map(one ->
                        "- dir: `%s` %s: %s\n"
                                .formatted(
                                        one.getKey(),
                                        one.getValue().size() == 1 ? "workspace" : "workspaces",
                                        String.join(", ", one.getValue())))
                .collect(Collectors.joining());
    }

    static String discarded(Project project) {
        return "**Warning**: The plan for %s was **discarded** via the Atlantis UI.\n\n"
                        .formatted(project.shortHeading())
                + "To `apply` this plan you must run `plan` again.";
    }

    static String lockedBy(int number) {
        return "This project is currently locked by an unapplied plan from pull #%1$d. To continue, delete the lock from #%1$d or apply that plan and merge the pull request.\n\nOnce the lock is released, comment `atlantis plan` here to re-plan."
                .formatted(number);
    }

    static String denied(String login, String command) {
        return "```\nError: User @%s does not have permissions to execute '%s' command.\n```"
                .formatted(login, command);
    }
}
