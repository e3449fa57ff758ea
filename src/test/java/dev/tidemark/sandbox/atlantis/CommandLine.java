package dev.tidemark.sandbox.atlantis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What Atlantis makes of a comment. */
sealed interface CommandLine {

    /** Not for it, or it looks like more than one line, which it takes for talk. */
    record Ignored() implements CommandLine {}

    /** Answered at once. */
    record Answered(String comment) implements CommandLine {}

    /**
     * A command.
     *
     * @param project by name; null for all
     * @param dir by {@code -d}; null for all
     * @param workspace by {@code -w}; null for all
     */
    record Command(
            Verb verb, @Nullable String project, @Nullable String dir, @Nullable String workspace)
            implements CommandLine {

        boolean isFor(Project one) {
            return (project == null || project.equals(one.name()))
                    && (dir == null || dir.equals(one.dir()))
                    && (workspace == null || workspace.equals(one.workspace()));
        }

        boolean isForAll() {
            return project == null && dir == null && workspace == null;
        }
    }

    /** The commands that this server allows. */
    enum Verb {
        PLAN("plan", "-p -w -d --verbose"),
        APPLY("apply", "-p -w -d --verbose --auto-merge-disabled"),
        UNLOCK("unlock", ""),
        APPROVE_POLICIES("approve_policies", "-p -w -d --verbose");

        private final String word;
        private final String flags;

        Verb(String word, String flags) {
            this.word = word;
            this.flags = flags;
        }

        String word() {
            return word;
        }

        boolean takes(String flag) {
            return List.of(flags.split(" ")).contains(flag);
        }
    }

    /** Also without the line breaks that pasting a comment adds at its end. */
    Pattern SECOND_LINE = Pattern.compile("(?s).*?\\r?\\n[^\\r\\n]+.*");

    Set<String> TRIGGERS = Set.of("atlantis", "run");

    static CommandLine of(String comment, String botLogin) {
        String text = comment.strip();
        String[] words = text.split("\\s+");
        if (SECOND_LINE.matcher(text).matches()
                || !(TRIGGERS.contains(words[0]) || words[0].equals("@" + botLogin))) {
            return words[0].equals("terraform") && !text.contains("\n")
                    ? new Answered("Did you mean to use `atlantis` instead of `terraform`?")
                    : new Ignored();
        }
        if (words.length == 1 || words[1].equals("help")) {
            return new Answered("```cmake\natlantis\nTerraform Pull Request Automation\n```");
        }
        for (Verb verb : Verb.values()) {
            if (verb.word().equals(words[1])) {
                return read(verb, List.of(words).subList(2, words.length));
            }
        }
        return new Answered(
                "```\nError: unknown command \"%s\".\nRun 'atlantis --help' for usage.\n"
                                .formatted(words[1])
                        + "Available commands(--allow-commands): plan, apply, unlock,"
                        + " approve_policies\n```");
    }

    private static CommandLine read(Verb verb, List<String> words) {
        var rest = new ArrayDeque<>(words);
        var unknown = new ArrayList<String>();
        String project = null;
        String dir = null;
        String workspace = null;
        while (!rest.isEmpty() && !rest.peek().equals("--")) {
            String word = rest.pop();
            if (!word.startsWith("-")) {
                unknown.add(word);
            } else if (!verb.takes(word)) {
                return usage(verb, "unknown flag: " + word);
            } else if (rest.isEmpty() && !isSwitch(word)) {
                return usage(verb, "flag needs an argument: " + word);
            } else if (word.equals("-p")) {
                project = rest.pop();
            } else if (word.equals("-d")) {
                dir = rest.pop();
            } else if (word.equals("-w")) {
                workspace = rest.pop();
            } else if (!isSwitch(word)) {
                rest.pop();
            }
        }
        if (project != null && (dir != null || workspace != null)) {
            return usage(
                    verb, "cannot use -p/--project at same time as -d/--dir or -w/--workspace");
        }
        return unknown.isEmpty()
                ? new Command(verb, project, dir, workspace)
                : usage(verb, "unknown argument(s) – " + String.join(" ", unknown));
    }

    private static boolean isSwitch(String flag) {
        return flag.startsWith("--");
    }

    private static CommandLine usage(Verb verb, String fault) {
        return new Answered(
                verb == Verb.UNLOCK
                        ? "`Usage of unlock:`\n\n ```cmake\natlantis unlock\n```"
                        : "```\nError: %s.\nUsage of %s:\n```".formatted(fault, verb.word()));
    }
}
