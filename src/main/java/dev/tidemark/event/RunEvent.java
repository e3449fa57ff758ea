package dev.tidemark.event;

import org.jspecify.annotations.Nullable;

/** One attempt of a GitHub Actions workflow run. Subject: {@link Subject#run}. */
public sealed interface RunEvent extends Event {

    /** What ran. */
    Run run();

    record Started(Run run) implements RunEvent {}

    /** GitHub's conclusion {@code success}. */
    record Succeeded(Run run) implements RunEvent {}

    /** Any other conclusion, in GitHub's word. */
    record Errored(Run run, String conclusion) implements RunEvent {}

    /**
     * One attempt of a run.
     *
     * @param name the workflow's name
     * @param branch the branch it ran for, if any
     * @param trigger GitHub's name of what caused it, such as {@code push}
     */
    record Run(String name, String id, int attempt, @Nullable String branch, String trigger) {}
}
