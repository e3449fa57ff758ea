package dev.tidemark.sandbox.atlantis;

import dev.tidemark.sandbox.atlantis.PolicyComment.Checked;
import dev.tidemark.sandbox.atlantis.PullState.Kept;
import dev.tidemark.sandbox.atlantis.PullState.Status;
import dev.tidemark.sandbox.git.Commit;
import dev.tidemark.sandbox.github.PullRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Checks plans against rules, which people may set aside. */
final class PolicyChecking {

    private static final String CHECK = "policy_check";

    private final Scene scene;

    PolicyChecking(Scene scene) {
        this.scene = scene;
    }

    void begin(Instant at, PullRequest pullRequest, Commit head, List<Project> projects) {
        var reporter = scene.reporter();
        String running = "Policy Check in progress...";
        reporter.combined(at, head, CHECK, "pending", running);
        projects.forEach(project -> reporter.project(at, head, CHECK, project, "pending", running));
        scene.later().soon(Duration.ofSeconds(6), then -> end(then, pullRequest, head, projects));
    }

    private void end(Instant at, PullRequest pullRequest, Commit head, List<Project> projects) {
        if (!pullRequest.isOpen()) {
            return;
        }
        var state = scene.state(pullRequest);
        var results = new ArrayList<Checked>();
        for (Project project : projects) {
            Kept kept = state.of(project);
            if (kept == null || !kept.head().equals(head) || kept.plan() == null) {
                // Unlocked, or planned anew, in the meantime.
                return;
            }
            var checked = new Checked(project, scene.lockUrl(project), broken(kept.plan()));
            if (!checked.passed()) {
                state.keep(project, kept.now(Status.POLICIES_BROKEN));
            }
            results.add(checked);
        }
        report(at, pullRequest, head, results);
    }

    private void report(Instant at, PullRequest pullRequest, Commit head, List<Checked> results) {
        for (Checked checked : results) {
            scene.reporter()
                    .project(
                            at,
                            head,
                            CHECK,
                            checked.project(),
                            checked.passed() ? "success" : "failure",
                            checked.passed() ? "Policy Check succeeded." : "Policy Check failed.");
        }
        long failed = results.stream().filter(checked -> !checked.passed()).count();
        int total = results.size();
        if (failed == 0) {
            String all = "%d/%d projects policies checked successfully.".formatted(total, total);
            scene.reporter().combined(at, head, CHECK, "success", all);
        } else {
            String some = "%d/%d projects failed policy checks.".formatted(failed, total);
            scene.reporter().combined(at, head, CHECK, "failure", some);
            scene.reporter()
                    .comment(at, pullRequest, "policy check", PolicyComment.failed(results));
        }
    }

    private static List<String> broken(Plan plan) {
        return plan.destroys() == 0
                ? List.of()
                : List.of("DESTROY: %d resources would be destroyed.".formatted(plan.destroys()));
    }

    void approve(Instant at, PullRequest pullRequest, CommandLine.Command command) {
        var state = scene.state(pullRequest);
        var approved = state.that(Status.POLICIES_BROKEN).stream().filter(command::isFor).toList();
        for (Project project : approved) {
            Kept kept = state.of(project);
            if (kept != null) {
                state.keep(project, kept.approving(List.of(PolicyComment.SET)));
                scene.reporter()
                        .project(
                                at,
                                kept.head(),
                                CHECK,
                                project,
                                "success",
                                "Policy Check succeeded.");
            }
        }
        int total = state.known().size();
        if (!approved.isEmpty() && state.that(Status.POLICIES_BROKEN).isEmpty()) {
            String all = "%d/%d projects policies checked successfully.".formatted(total, total);
            scene.reporter().combined(at, pullRequest.head(), CHECK, "success", all);
        }
        scene.reporter()
                .comment(at, pullRequest, "approve policies", PolicyComment.approved(approved));
    }
}
