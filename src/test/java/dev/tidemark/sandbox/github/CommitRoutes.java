package dev.tidemark.sandbox.github;

import dev.tidemark.sandbox.git.Commit;
import dev.tidemark.sandbox.git.History;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Commits, what is said about them and which pull requests they belong to. */
final class CommitRoutes {

    private static final Set<String> STATES = Set.of("error", "failure", "pending", "success");

    private final SimulatedRepository simulated;
    private final RepositoryContext context;
    private final HostedRepository repository;
    private final Paging paging;

    CommitRoutes(SimulatedRepository simulated, Paging paging) {
        this.simulated = simulated;
        this.context = simulated.context();
        this.repository = context.repository();
        this.paging = paging;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/commits", this::list),
                Route.get("/commits/{ref}", this::show),
                Route.get("/compare/{basehead}", this::compare),
                Route.get("/commits/{ref}/pulls", this::pullRequests),
                Route.get("/commits/{ref}/statuses", this::statuses),
                Route.get("/statuses/{ref}", this::statuses),
                Route.get("/commits/{ref}/status", this::combinedStatus),
                Route.post("/statuses/{ref}", this::report));
    }

    private ApiResponse list(ApiRequest request) {
        var ref = request.parameter("sha").orElse(HostedRepository.DEFAULT_BRANCH);
        var from = find(ref).orElseThrow(ApiError::notFound);
        var since = request.instant("since", Instant.MIN);
        var until = request.instant("until", Instant.MAX);
        var commits =
                History.log(from, Set.of()).stream()
                        .filter(commit -> !commit.committer().at().isBefore(since))
                        .filter(commit -> !commit.committer().at().isAfter(until))
                        .filter(commit -> touches(commit, request))
                        .toList();
        return paging.page(request, commits, context.commits()::of);
    }

    private static boolean touches(Commit commit, ApiRequest request) {
        var wanted = request.parameter("path");
        return wanted.isEmpty()
                || commit.changes().stream()
                        .anyMatch(change ->
                                change.path().equals(wanted.get())
                                        || change.path().startsWith(wanted.get() + "/"));
    }

    private Optional<Commit> find(String ref) {
        var head = repository.history.branches().get(ref);
        return head == null ? repository.history.find(ref) : Optional.of(head);
    }

    private Commit existing(ApiRequest request) {
        var ref = request.variable("ref");
        return find(ref)
                .orElseThrow(() -> ApiError.validationFailed("No commit found for SHA: " + ref));
    }

    private ApiResponse show(ApiRequest request) {
        return ApiResponse.ok(context.commits().full(existing(request)));
    }

    private ApiResponse compare(ApiRequest request) {
        String[] ends = request.variable("basehead").split("\\.\\.\\.", 2);
        if (ends.length != 2) {
            throw ApiError.notFound();
        }
        var base = find(ends[0]).orElseThrow(ApiError::notFound);
        var head = find(ends[1]).orElseThrow(ApiError::notFound);
        var comparison = new Comparison(base, head);
        var json = comparison.json(context.commits());
        String place = "/compare/" + request.variable("basehead");
        json.put("url", context.links().api(repository) + place)
                .put("html_url", context.links().html(repository) + place);
        json.set("commits", paging.items(request, comparison.ahead(), context.commits()::of));
        // GitHub lists the files on the first page only.
        if (request.number("page", 1) == 1) {
            json.set("files", comparison.files(context.commits()));
        }
        return new ApiResponse(200, json, paging.headers(request, comparison.ahead().size()));
    }

    private ApiResponse pullRequests(ApiRequest request) {
        var commit = existing(request);
        var found =
                repository.pullRequests.values().stream()
                        .filter(one -> one.landed.contains(commit) || isOf(one, commit))
                        .toList();
        return paging.page(
                request, found, one -> PullRequestJson.of(one, repository, context.links()));
    }

    private static boolean isOf(PullRequest pullRequest, Commit commit) {
        return PullRequestJson.commits(pullRequest).contains(commit);
    }

    private ApiResponse statuses(ApiRequest request) {
        return paging.page(
                request,
                repository.statusesOf(existing(request).sha()),
                one -> StatusJson.of(one, repository, context.links()));
    }

    private ApiResponse combinedStatus(ApiRequest request) {
        var commit = existing(request);
        var latest = CommitStatus.latest(repository.statusesOf(commit.sha()));
        var json =
                Json.object()
                        .put("state", CommitStatus.combined(latest))
                        .put("sha", commit.sha())
                        .put("total_count", latest.size());
        json.set(
                "statuses",
                Json.array(latest, one -> StatusJson.of(one, repository, context.links())));
        json.set("repository", RepositoryJson.of(repository, context.links()));
        return ApiResponse.ok(json);
    }

    private ApiResponse report(ApiRequest request) {
        context.require(Permission.WRITE, request.caller());
        var commit = existing(request);
        var state = request.required("state");
        if (!STATES.contains(state)) {
            throw ApiError.validationFailed("Validation Failed");
        }
        var report =
                new CommitStatus.Report(
                        request.body().path("context").asText("default"),
                        state,
                        request.body().path("description").asText(""));
        var status = simulated.statuses().add(request.at(), request.caller(), commit, report);
        return ApiResponse.created(StatusJson.of(status, repository, context.links()));
    }
}
