package dev.tidemark.sandbox.github;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.sandbox.git.Commit;
import dev.tidemark.sandbox.github.WorkflowRun.Workflow;
import java.util.List;

/** A workflow run and its workflow. */
final class WorkflowRunJson {

    private WorkflowRunJson() {}

    static ObjectNode of(
            WorkflowRun run, HostedRepository repository, CommitJson commits, Links links) {
        var api = links.api(repository) + "/actions/runs/" + run.id;
        var trigger = run.trigger;
        var json =
                Json.object()
                        .put("id", run.id)
                        .put("name", run.workflow.name())
                        .put("node_id", Json.nodeId("WorkflowRun", run.id))
                        .put("head_branch", trigger.branch())
                        .put("head_sha", trigger.head().sha())
                        .put("path", run.workflow.path())
                        .put("display_title", displayTitle(run))
                        .put("run_number", run.number)
                        .put("event", trigger.event())
                        .put("status", run.status)
                        .put("conclusion", run.conclusion)
                        .put("workflow_id", run.workflow.id())
                        .put("check_suite_id", run.id + 7)
                        .put("check_suite_node_id", Json.nodeId("CheckSuite", run.id + 7))
                        .put("url", api)
                        .put("html_url", links.html(repository) + "/actions/runs/" + run.id);
        json.set("pull_requests", pullRequests(run, repository, links));
        json.put("created_at", Json.time(run.createdAt))
                .put("updated_at", Json.time(run.updatedAt))
                .put("run_attempt", run.attempt)
                .put("run_started_at", Json.time(run.startedAt));
        json.set("actor", AccountJson.of(trigger.actor(), links));
        json.set("triggering_actor", AccountJson.of(trigger.actor(), links));
        json.putArray("referenced_workflows");
        addresses(json, run, repository, links);
        json.set("head_commit", commits.inRun(trigger.head()));
        json.set("repository", RepositoryJson.minimal(repository, links));
        json.set("head_repository", RepositoryJson.minimal(repository, links));
        return json;
    }

    private static void addresses(
            ObjectNode json, WorkflowRun run, HostedRepository repository, Links links) {
        var api = links.api(repository) + "/actions/runs/" + run.id;
        for (var part : List.of("jobs", "logs", "artifacts", "cancel", "rerun")) {
            json.put(part + "_url", api + "/" + part);
        }
        json.put("check_suite_url", links.api(repository) + "/check-suites/" + (run.id + 7))
                .put(
                        "workflow_url",
                        links.api(repository) + "/actions/workflows/" + run.workflow.id())
                .putNull("previous_attempt_url");
    }

    private static String displayTitle(WorkflowRun run) {
        var pullRequest = run.trigger.pullRequest();
        return pullRequest == null ? run.trigger.head().subject() : pullRequest.title;
    }

    private static ArrayNode pullRequests(
            WorkflowRun run, HostedRepository repository, Links links) {
        var array = Json.array();
        var pullRequest = run.trigger.pullRequest();
        if (pullRequest != null) {
            var json =
                    array.addObject()
                            .put("url", links.api(repository, pullRequest))
                            .put("id", pullRequest.id)
                            .put("number", pullRequest.number);
            json.set("head", branch(pullRequest.headRef, run.trigger.head(), repository, links));
            json.set("base", branch(pullRequest.baseRef, pullRequest.base, repository, links));
        }
        return array;
    }

    private static ObjectNode branch(
            String ref, Commit commit, HostedRepository repository, Links links) {
        var json = Json.object().put("ref", ref).put("sha", commit.sha());
        json.putObject("repo")
                .put("id", repository.id)
                .put("url", links.api(repository))
                .put("name", repository.name);
        return json;
    }

    static ObjectNode workflow(Workflow workflow, HostedRepository repository, Links links) {
        return Json.object()
                .put("id", workflow.id())
                .put("node_id", Json.nodeId("Workflow", workflow.id()))
                .put("name", workflow.name())
                .put("path", workflow.path())
                .put("state", "active")
                .put("created_at", Json.time(repository.createdAt))
                .put("updated_at", Json.time(repository.createdAt))
                .put("url", links.api(repository) + "/actions/workflows/" + workflow.id())
                .put("html_url", links.html(repository) + "/blob/main/" + workflow.path())
                .put(
                        "badge_url",
                        links.html(repository) + "/workflows/" + workflow.name() + "/badge.svg");
    }
}
