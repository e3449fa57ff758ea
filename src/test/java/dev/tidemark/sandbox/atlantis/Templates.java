package dev.tidemark.sandbox.atlantis;

import java.util.List;
import java.util.stream.Collectors;

/** Pieces that several of Atlantis' comments share. */
final class Templates {

    /** Longer output than this many line breaks is folded. */
    private static final int FOLDED_FROM = 12;

    private Templates() {}

    static boolean isFolded(String output) {
        return output.chars().filter(one -> one == '\n').count() > FOLDED_FROM;
    }

    static String diff(String output) {
        String fenced = "```diff\n" + output + "\n```";
        return isFolded(output)
                ? "<details><summary>Show Output</summary>\n\n" + fenced + "\n</details>"
                : fenced;
    }

    /** A bullet with a command that can be copied. */
    static String hint(String sentence, String command) {
        return "* " + sentence + " comment:\n  ```shell\n  " + command + "\n  ```";
    }

    static String failure(String title, String message) {
        return "**" + title + " Failed**: " + message;
    }

    static String error(String title, String message) {
        String fenced = "```\n" + message + "\n```";
        return "**"
                + title
                + " Error**\n"
                + (isFolded(message)
                        ? "<details><summary>Show Output</summary>\n\n" + fenced + "\n</details>"
                        : fenced)
                + "\n";
    }

    static String unlockHint() {
        return hint(
                ":put_litter_in_its_place: To **delete** all plans and locks from this Pull"
                        + " Request,",
                "atlantis unlock");
    }

    static String applyAllHints() {
        return hint(
                        ":fast_forward: To **apply** all unapplied plans from this Pull Request,",
                        "atlantis apply")
                + "\n"
                + unlockHint();
    }

    /** The numbered list, which Atlantis numbers with ones, and leaves to Markdown. */
    static String multiHeader(String title, List<Project> projects) {
        return "Ran %s for %d projects:\n\n%s---\n\n"
                .formatted(title, projects.size(), list(projects));
    }

    static String list(List<Project> projects) {
        return projects.stream()
                .map(project -> "1. " + project.heading() + "\n")
                .collect(Collectors.joining());
    }

    static String section(int number, Project project, String rendered) {
        return "### %d. %s\n%s\n\n---\n".formatted(number, project.heading(), rendered);
    }
}
