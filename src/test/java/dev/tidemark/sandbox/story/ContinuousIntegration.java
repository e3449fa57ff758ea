package dev.tidemark.sandbox.story;

import dev.tidemark.sandbox.git.Commit;
import dev.tidemark.sandbox.github.Account;
import dev.tidemark.sandbox.github.PullRequest;
import dev.tidemark.sandbox.github.WorkflowRun;
import dev.tidemark.sandbox.github.WorkflowRun.Trigger;
import dev.tidemark.sandbox.github.WorkflowRun.Workflow;
import java.time.Duration;
import java.time.Instant;

/** What GitHub Actions and a policy check do after a push. */
final class ContinuousIntegration {

    private static final Workflow CI = new Workflow(88_204_113L, "ci", ".github/workflows/ci.yml");
    private static final Duration RUN = Duration.ofMinutes(2);

    private final Scene scene;

    ContinuousIntegration(Scene scene) {
        this.scene = scene;
    }

    void check(PullRequest pullRequest, Account actor) {
        var head = pullRequest.head();
        var trigger = new Trigger("pull_request", actor, pullRequest.headRef(), head, pullRequest);
        scene.timeline().soon(Duration.ofSeconds(5), at -> request(at, CI, trigger));
        scene.timeline().soon(Duration.ofSeconds(7), at -> report(at, actor, head, "pending"));
        var verdict = scene.chance().happens(0.06) ? "failure" : "success";
        var wait = Duration.ofSeconds(30).plus(scene.chance().about(Duration.ofMinutes(1)));
        scene.timeline().soon(wait, at -> report(at, actor, head, verdict));
    }

    private void report(Instant at, Account creator, Commit commit, String state) {
        var description =
                switch (state) {
                    case "pending" -> "Checking 14 rules";
                    case "success" -> "14 of 14 rules hold";
                    default -> "1 of 14 rules is broken";
                };
        scene.repository()
                .statuses()
                .report(at, creator, commit, "policy/conftest", state, description);
    }

    void pushed(Account actor, Commit head) {
        var trigger = new Trigger("push", actor, Story.DEFAULT_BRANCH, head, null);
        scene.timeline().soon(Duration.ofSeconds(4), at -> request(at, CI, trigger));
    }

    private void request(Instant at, Workflow workflow, Trigger trigger) {
        start(scene.repository().workflowRuns().request(at, workflow, trigger), 0.1);
    }

    private void start(WorkflowRun run, double failureRate) {
        var runs = scene.repository().workflowRuns();
        var queued = Duration.ofSeconds(scene.chance().between(2, 15));
        var end = queued.plus(scene.chance().about(RUN));
        scene.timeline().soon(queued, at -> runs.start(at, run));
        scene.timeline().soon(end, at -> complete(at, run, failureRate));
    }

    private void complete(Instant at, WorkflowRun run, double failureRate) {
        boolean failed = scene.chance().happens(failureRate);
        scene.repository().workflowRuns().complete(at, run, failed ? "failure" : "success");
        if (failed && scene.chance().happens(0.6)) {
            scene.timeline().soon(Duration.ofMinutes(6), again -> rerun(again, run));
        }
    }

    private void rerun(Instant at, WorkflowRun run) {
        scene.repository().workflowRuns().rerun(at, run);
        start(run, 0);
    }
}
