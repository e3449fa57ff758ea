package dev.tidemark.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of a GitHub Actions workflow run, or one Ansible play of a run. Subject: {@link
 * Subject#run}.
 */
public sealed interface RunEvent extends Event {

    /** What ran. */
    Run run();

    record Started(Run run) implements RunEvent {}

    /** GitHub's conclusion {@code success}, or a play without a failed host. */
    record Succeeded(Run run) implements RunEvent {}

    /** Any other conclusion, in GitHub's word. */
    record Errored(Run run, String conclusion) implements RunEvent {}

    /**
     * One attempt of a run.
     *
     * @param name the workflow's name; of Ansible, the playbook's file
     * @param branch the branch it ran for, if any
     * @param trigger GitHub's name of what caused it, such as {@code push}
     * @param play which play of it; null for a workflow run
     */
    record Run(
            String name,
            String id,
            int attempt,
            @Nullable String branch,
            String trigger,
            @Nullable Play play) {}

    /**
     * One play of a run of Ansible.
     *
     * @param number its place in the run, from 1
     * @param environment as the inventory names it; empty if it does not
     * @param hosts that it is for; at most 200
     * @param outcome how it ended; null at its start
     */
    record Play(
            String name,
            int number,
            String environment,
            List<String> hosts,
            @Nullable Outcome outcome) {

        public Play {
            hosts = List.copyOf(hosts);
        }
    }

    /**
     * How a play ended: how many tasks came out how, over all hosts.
     *
     * @param failedHosts where it failed; at most 200
     * @param failedTask the first task that failed; null if none did
     */
    record Outcome(
            int ok,
            int changed,
            int failed,
            int unreachable,
            int skipped,
            int rescued,
            List<String> failedHosts,
            @Nullable String failedTask) {

        public Outcome {
            failedHosts = List.copyOf(failedHosts);
        }
    }
}
