package dev.tidemark.sandbox.atlantis;

import dev.tidemark.sandbox.atlantis.PlanResult.Errored;
import dev.tidemark.sandbox.atlantis.PlanResult.Failed;
import dev.tidemark.sandbox.atlantis.PlanResult.Planned;
import dev.tidemark.sandbox.atlantis.PullState.Kept;
import dev.tidemark.sandbox.atlantis.PullState.Status;
import dev.tidemark.sandbox.git.Commit;
import dev.tidemark.sandbox.github.PullRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Plans projects of a pull request, and has their policies checked. */
final class Planning {

    private static final String PLAN = "plan";

    private final Scene scene;
    private final PolicyChecking policies;

    /** A fault of the code stays until it changes; one of the provider goes away. */
    private final Map<String, Integer> attempts = new HashMap<>();

    Planning(Scene scene) {
        this.scene = scene;
        this.policies = new PolicyChecking(scene);
    }

    void begin(Instant at, PullRequest pullRequest, List<Project> projects, String user) {
        Commit head = pullRequest.head();
        var reporter = scene.reporter();
        reporter.combined(at, head, PLAN, "pending", "Plan in progress...");
        projects.forEach(project ->
                reporter.project(at, head, PLAN, project, "pending", "Plan in progress..."));
        var takes = scene.fate().between(18, 60, "plan", head.sha(), at);
        scene.later().soon(takes, then -> end(then, pullRequest, projects, user, head));
    }

    private void end(
            Instant at, PullRequest pullRequest, List<Project> projects, String user, Commit head) {
        if (!pullRequest.isOpen()) {
            return;
        }
        var results =
                projects.stream()
                        .map(project -> plan(at, pullRequest, project, user, head))
                        .toList();
        results.forEach(result -> report(at, pullRequest, head, result));
        scene.reporter().comment(at, pullRequest, PLAN, PlanComment.of(results));
        long failed = results.stream().filter(one -> !(one instanceof Planned)).count();
        int total = results.size();
        if (failed == 0) {
            String all = "%d/%d projects planned successfully.".formatted(total, total);
            scene.reporter().combined(at, head, PLAN, "success", all);
            afterSuccess(at, pullRequest, head, projects);
        } else {
            String some = "%d/%d projects failed to plan.".formatted(failed, total);
            scene.reporter().combined(at, head, PLAN, "failure", some);
        }
    }

    private PlanResult plan(
            Instant at, PullRequest pullRequest, Project project, String user, Commit head) {
        int number = pullRequest.number();
        boolean held = scene.locks().isHeldBy(project, number);
        Lock lock = scene.locks().tryLock(project, number, user, at);
        Settings wanted = scene.wanted(pullRequest, project);
        Settings main = scene.main(project);
        if (lock.pullRequest() != number) {
            keep(pullRequest, project, Status.PLAN_ERRORED, head, null, wanted, main);
            return new Failed(project, OtherComments.lockedBy(lock.pullRequest()));
        }
        String fault = fault(project, number, head);
        if (!fault.isEmpty()) {
            if (!held) {
                scene.locks().release(project, number);
            }
            keep(pullRequest, project, Status.PLAN_ERRORED, head, null, wanted, main);
            return new Errored(project, fault);
        }
        Plan plan = scene.terraform().plan(project, wanted, at);
        keep(pullRequest, project, Status.PLANNED, head, plan, wanted, main);
        return new Planned(plan, scene.lockUrl(project));
    }

    private void keep(
            PullRequest pullRequest,
            Project project,
            Status status,
            Commit head,
            @Nullable Plan plan,
            Settings wanted,
            Settings main) {
        var kept = new Kept(status, head, plan, wanted, main, Set.of());
        scene.state(pullRequest).keep(project, kept);
    }

    private String fault(Project project, int number, Commit head) {
        String what = number + "/" + project.name();
        int attempt = attempts.merge(what + head.sha(), 1, Integer::sum);
        if (scene.fate().strikes(0.05, "code", what, head.sha())) {
            return "exit status 1\n\nError: Unsupported argument\n\n  on terraform/main.tf line 12,"
                    + " in module \"node\":\n  12:   instance_typ = var.instance_type\n\nAn"
                    + " argument named \"instance_typ\" is not expected here. Did you mean\n"
                    + "\"instance_type\"?";
        }
        return attempt == 1 && scene.fate().strikes(0.05, "provider", what, head.sha())
                ? "exit status 1\n\nError: Error acquiring the state lock\n\nTerraform acquires a"
                        + " state lock to protect the state from being written\nby multiple users"
                        + " at the same time."
                : "";
    }

    private void report(Instant at, PullRequest pullRequest, Commit head, PlanResult result) {
        Project project = result.project();
        if (result instanceof Planned planned) {
            scene.reporter().project(at, head, PLAN, project, "success", planned.plan().summary());
            scene.outbox().planJson(query(pullRequest, head, project), PlanJson.of(planned.plan()));
        } else {
            scene.reporter().project(at, head, PLAN, project, "failure", "Plan failed.");
        }
    }

    /** As the tree's post-plan sends it. */
    private Map<String, String> query(PullRequest pullRequest, Commit head, Project project) {
        var query = new LinkedHashMap<String, String>();
        query.put("repository", scene.repository().fullName());
        query.put("pull", Integer.toString(pullRequest.number()));
        query.put("head", head.sha());
        query.put("project", project.name());
        query.put("dir", project.dir());
        query.put("workspace", project.workspace());
        return query;
    }

    private void afterSuccess(
            Instant at, PullRequest pullRequest, Commit head, List<Project> projects) {
        var state = scene.state(pullRequest);
        var changing = new ArrayList<Project>();
        for (Project project : projects) {
            Kept kept = state.of(project);
            if (kept != null && kept.plan() != null && !kept.plan().isEmpty()) {
                changing.add(project);
            }
        }
        if (changing.isEmpty()) {
            String none = "%d/%d projects up to date.".formatted(projects.size(), projects.size());
            scene.reporter().combined(at, head, "apply", "success", none);
        }
        policies.begin(at, pullRequest, head, projects);
    }
}
