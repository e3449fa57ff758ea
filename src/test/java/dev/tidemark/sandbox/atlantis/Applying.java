package dev.tidemark.sandbox.atlantis;

import dev.tidemark.sandbox.atlantis.ApplyResult.Applied;
import dev.tidemark.sandbox.atlantis.ApplyResult.Errored;
import dev.tidemark.sandbox.atlantis.ApplyResult.Refused;
import dev.tidemark.sandbox.atlantis.PullState.Kept;
import dev.tidemark.sandbox.atlantis.PullState.Status;
import dev.tidemark.sandbox.git.Commit;
import dev.tidemark.sandbox.github.PullRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Applies planned projects of a pull request, or refuses to. */
final class Applying {

    private static final String APPLY = "apply";
    private static final String RUNNING = "Apply in progress...";

    private final Scene scene;

    Applying(Scene scene) {
        this.scene = scene;
    }

    void begin(Instant at, PullRequest pullRequest, CommandLine.Command command, String user) {
        var projects = wanted(scene.state(pullRequest), command);
        if (projects.isEmpty()) {
            scene.reporter().comment(at, pullRequest, APPLY, ApplyComment.of(List.of()));
            return;
        }
        Commit head = pullRequest.head();
        scene.reporter().combined(at, head, APPLY, "pending", RUNNING);
        running(at, head, projects.getFirst());
        var takes = scene.fate().between(9, 45, APPLY, head.sha(), at);
        scene.later().soon(takes, then -> end(then, pullRequest, projects, user, head));
    }

    private void running(Instant at, Commit head, Project project) {
        scene.reporter().project(at, head, APPLY, project, "pending", RUNNING);
    }

    /** Whoever names a project hears about it; else only what waits is applied. */
    private static List<Project> wanted(PullState state, CommandLine.Command command) {
        return command.isForAll()
                ? state.that(Status.PLANNED, Status.POLICIES_BROKEN, Status.APPLY_ERRORED)
                : Project.ALL.stream().filter(command::isFor).toList();
    }

    private void end(
            Instant at, PullRequest pullRequest, List<Project> projects, String user, Commit head) {
        if (!pullRequest.isOpen()) {
            return;
        }
        var results = new ArrayList<ApplyResult>();
        for (Project project : projects) {
            if (!results.isEmpty()) {
                running(at, head, project);
            }
            ApplyResult result = apply(at, pullRequest, project);
            results.add(result);
            report(at, pullRequest, result, user, head);
            if (!(result instanceof Applied)) {
                // The next group is not begun after a failure.
                break;
            }
        }
        scene.reporter().comment(at, pullRequest, APPLY, ApplyComment.of(results));
        combined(at, pullRequest, results, head);
    }

    private ApplyResult apply(Instant at, PullRequest pullRequest, Project project) {
        var state = scene.state(pullRequest);
        Kept kept = state.of(project);
        if (kept == null || kept.plan() == null) {
            return new Errored(project, noPlan(project), false);
        }
        if (!kept.head().equals(pullRequest.head())) {
            return new Errored(project, stale(kept, pullRequest), false);
        }
        String refusal = new Requirements(scene).refusal(pullRequest, project, kept);
        if (!refusal.isEmpty()) {
            return new Refused(project, refusal);
        }
        if (scene.fate().strikes(0.09, APPLY, pullRequest.number(), project.name(), at)) {
            state.keep(project, kept.now(Status.APPLY_ERRORED));
            return new Errored(project, ApplyText.broken(kept.plan()), true);
        }
        scene.terraform().apply(project, kept.wanted());
        state.keep(project, kept.now(Status.APPLIED));
        return new Applied(project, ApplyText.of(kept.plan()));
    }

    private static String noPlan(Project project) {
        return "no matching plan status exists for dir \"%s\" workspace \"%s\" project \"%s\"; run `atlantis plan`"
                .formatted(project.dir(), project.workspace(), project.name());
    }

    private static String stale(Kept kept, PullRequest pullRequest) {
        return "recorded plan status is from commit %s but live pull request head is %s; run `atlantis plan` before apply"
                .formatted(
                        kept.head().sha().substring(0, 7),
                        pullRequest.head().sha().substring(0, 7));
    }

    private void report(
            Instant at, PullRequest pullRequest, ApplyResult result, String user, Commit head) {
        boolean applied = result instanceof Applied;
        scene.reporter()
                .project(
                        at,
                        head,
                        APPLY,
                        result.project(),
                        applied ? "success" : "failure",
                        applied ? "Apply succeeded." : "Apply failed.");
        // Only what Terraform ran is told by webhook.
        if (applied || (result instanceof Errored errored && errored.ran())) {
            scene.outbox()
                    .webhook(
                            scene.json()
                                    .apply(
                                            pullRequest,
                                            result.project(),
                                            head.sha(),
                                            user,
                                            applied));
        }
    }

    private void combined(
            Instant at, PullRequest pullRequest, List<ApplyResult> results, Commit head) {
        var state = scene.state(pullRequest);
        int total = Math.max(state.known().size(), results.size());
        long failed = results.stream().filter(one -> !(one instanceof Applied)).count();
        int applied = state.that(Status.APPLIED).size();
        String said =
                failed > 0
                        ? "%d/%d projects failed to apply.".formatted(failed, total)
                        : "%d/%d projects applied successfully.".formatted(applied, total);
        String otherwise = applied == total ? "success" : "pending";
        scene.reporter().combined(at, head, APPLY, failed > 0 ? "failure" : otherwise, said);
    }
}
