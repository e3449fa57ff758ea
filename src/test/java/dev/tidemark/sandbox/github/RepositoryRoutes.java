package dev.tidemark.sandbox.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.sandbox.git.Commit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The repository itself, its branches and its workflow runs. */
final class RepositoryRoutes {

    private final RepositoryContext context;
    private final HostedRepository repository;
    private final Paging paging;

    RepositoryRoutes(RepositoryContext context, Paging paging) {
        this.context = context;
        this.repository = context.repository();
        this.paging = paging;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/", this::repository),
                Route.get("/branches", this::branches),
                Route.get("/branches/{branch}", this::branch),
                Route.get("/actions/runs", this::workflowRuns),
                Route.get("/actions/runs/{id}", this::workflowRun));
    }

    private ApiResponse repository(ApiRequest request) {
        return ApiResponse.ok(RepositoryJson.full(repository, context.links()));
    }

    private ApiResponse branches(ApiRequest request) {
        var branches = new ArrayList<>(repository.history.branches().entrySet());
        branches.sort(Map.Entry.comparingByKey());
        return paging.page(
                request,
                branches,
                branch -> {
                    var json = named(branch.getKey());
                    json.putObject("commit")
                            .put("sha", branch.getValue().sha())
                            .put("url", commitUrl(branch.getValue()));
                    return json;
                });
    }

    private ApiResponse branch(ApiRequest request) {
        var name = request.variable("branch");
        var head = repository.history.branches().get(name);
        if (head == null) {
            throw new ApiError(404, "Branch not found");
        }
        var json = named(name);
        json.set("commit", context.commits().of(head));
        return ApiResponse.ok(json);
    }

    private static ObjectNode named(String branch) {
        return Json.object()
                .put("name", branch)
                .put("protected", branch.equals(HostedRepository.DEFAULT_BRANCH));
    }

    private String commitUrl(Commit commit) {
        return context.links().api(repository) + "/commits/" + commit.sha();
    }

    private ApiResponse workflowRuns(ApiRequest request) {
        var runs =
                repository.workflowRuns.descendingMap().values().stream()
                        .filter(run -> isWanted(request, "branch", run.trigger.branch()))
                        .filter(run -> isWanted(request, "event", run.trigger.event()))
                        .filter(run -> isWanted(request, "head_sha", run.trigger.head().sha()))
                        .filter(run -> isWanted(request, "status", run.status, run.conclusion))
                        .toList();
        var json = Json.object().put("total_count", runs.size());
        json.set("workflow_runs", paging.items(request, runs, this::json));
        return new ApiResponse(200, json, paging.headers(request, runs.size()));
    }

    private static boolean isWanted(
            ApiRequest request, String parameter, @Nullable String... values) {
        var wanted = request.query().get(parameter);
        return wanted == null || Arrays.asList(values).contains(wanted);
    }

    private ApiResponse workflowRun(ApiRequest request) {
        var run = repository.workflowRuns.get(request.id());
        if (run == null) {
            throw ApiError.notFound();
        }
        return ApiResponse.ok(json(run));
    }

    private ObjectNode json(WorkflowRun run) {
        return WorkflowRunJson.of(run, repository, context.commits(), context.links());
    }
}
