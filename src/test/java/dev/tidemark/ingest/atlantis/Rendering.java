package dev.tidemark.ingest.atlantis;

import java.util.ArrayList;
import java.util.List;

/**
 * Renders the results of an apply as Atlantis does, and cuts them into comments as it does ({@code
 * markdown_renderer.go}, {@code common.go}).
 */
final class Rendering {

    /** What really became of a project, and what its code printed. */
    record Project(String entry, Truth truth, String output) {}

    enum Truth {
        SUCCEEDED,
        ERRORED,
        FAILED
    }

    private static final int FOLDED_FROM = 12;

    private Rendering() {}

    static String apply(List<Project> projects) {
        if (projects.size() == 1) {
            Project only = projects.get(0);
            return "Ran Apply for " + only.entry() + "\n\n" + rendered(only) + "\n";
        }
        var text = new StringBuilder("Ran Apply for " + projects.size() + " projects:\n\n");
        projects.forEach(project -> text.append("1. ").append(project.entry()).append('\n'));
        text.append("---\n\n");
        for (int index = 0; index < projects.size(); index++) {
            Project project = projects.get(index);
            text.append("### ").append(index + 1).append(". ").append(project.entry());
            text.append('\n').append(rendered(project)).append("\n\n---\n");
        }
        return text
                + "### Apply Summary\n\n"
                + projects.size()
                + " projects, "
                + count(projects, Truth.SUCCEEDED)
                + " successful, "
                + count(projects, Truth.FAILED)
                + " failed, "
                + count(projects, Truth.ERRORED)
                + " errored\n";
    }

    private static long count(List<Project> projects, Truth truth) {
        return projects.stream().filter(project -> project.truth() == truth).count();
    }

    private static String rendered(Project project) {
        boolean folded =
                project.output().chars().filter(character -> character == '\n').count()
                        > FOLDED_FROM;
        return switch (project.truth()) {
            case SUCCEEDED -> block(project.output(), "```diff", folded);
            case ERRORED -> "**Apply Error**\n" + block(project.output(), "```", folded);
            case FAILED -> "**Apply Failed**: Pull request must be mergeable before running apply.";
        };
    }

    private static String block(String output, String fence, boolean folded) {
        String block = fence + "\n" + output + "\n```";
        return folded
                ? "<details><summary>Show Output</summary>\n\n" + block + "\n\n</details>"
                : block;
    }

    /** Cut at ends of lines, filled from the end backwards. */
    static List<String> split(String comment, int size) {
        var parts = new ArrayList<String>();
        int upTo = comment.length();
        while (upTo > 0) {
            int from = upTo <= size ? 0 : comment.indexOf('\n', upTo - size) + 1;
            if (from <= 0 || from >= upTo) {
                from = Math.max(0, upTo - size);
            }
            String start = from == 0 ? "" : before(comment, from);
            String end = upTo == comment.length() ? "" : after(comment, upTo);
            parts.addFirst(start + comment.substring(from, upTo) + end);
            upTo = from;
        }
        return parts;
    }

    private static String before(String comment, int position) {
        String start = "Continued apply output from previous comment.\n";
        boolean details = isInDetails(comment, position);
        boolean code = isInCode(comment, position);
        if (details) {
            return start + "<details><summary>Show Output</summary>\n\n```diff\n";
        }
        return code ? start + "```diff\n" : start;
    }

    private static String after(String comment, int position) {
        String code = isInCode(comment, position) ? "\n```\n" : "";
        String details = isInDetails(comment, position) ? "\n</details>\n" : "";
        return code
                + details
                + "\n<br>\n\n**Warning**: Output length greater than max comment size. Continued"
                + " in next comment.";
    }

    private static boolean isInCode(String comment, int position) {
        return count(comment.substring(0, position), "```") % 2 == 1;
    }

    private static boolean isInDetails(String comment, int position) {
        String before = comment.substring(0, position);
        return count(before, "<details>") > count(before, "</details>");
    }

    private static int count(String text, String word) {
        return (text.length() - text.replace(word, "").length()) / word.length();
    }
}
