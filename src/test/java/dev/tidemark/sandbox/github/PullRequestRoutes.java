package dev.tidemark.sandbox.github;

import dev.tidemark.sandbox.git.Commit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Pull requests and their conversation. */
final class PullRequestRoutes {

    /** More than these are not listed here: GitHub says to ask for the commits instead. */
    private static final int MOST_COMMITS = 250;

    private final RepositoryContext context;
    private final HostedRepository repository;
    private final Paging paging;

    PullRequestRoutes(RepositoryContext context, Paging paging) {
        this.context = context;
        this.repository = context.repository();
        this.paging = paging;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/pulls", this::list),
                Route.get("/pulls/{number}", this::show),
                Route.get("/pulls/{number}/merge", this::isMerged),
                Route.get("/pulls/{number}/commits", this::commits),
                Route.get("/pulls/{number}/files", this::files),
                Route.get("/pulls/{number}/comments", this::reviewComments),
                Route.get("/issues/{number}", this::issue));
    }

    static PullRequest find(HostedRepository repository, ApiRequest request) {
        try {
            int number = Integer.parseInt(request.variable("number"));
            return repository.pullRequest(number).orElseThrow(ApiError::notFound);
        } catch (NumberFormatException e) {
            throw ApiError.notFound();
        }
    }

    private ApiResponse list(ApiRequest request) {
        var state = request.parameter("state").orElse("open");
        var found = new ArrayList<PullRequest>();
        for (var pullRequest : repository.pullRequests.values()) {
            if ((state.equals("all") || state.equals(pullRequest.state()))
                    && isFrom(pullRequest, request)
                    && isInto(pullRequest, request)) {
                found.add(pullRequest);
            }
        }
        found.sort(order(request));
        return paging.page(
                request, found, one -> PullRequestJson.of(one, repository, context.links()));
    }

    private boolean isFrom(PullRequest pullRequest, ApiRequest request) {
        var label = repository.owner.login() + ":" + pullRequest.headRef;
        return request.parameter("head").map(label::equals).orElse(true);
    }

    private static boolean isInto(PullRequest pullRequest, ApiRequest request) {
        return request.parameter("base").map(pullRequest.baseRef::equals).orElse(true);
    }

    /** Newest first only where GitHub says so: sorted by anything but creation it is oldest. */
    private static Comparator<PullRequest> order(ApiRequest request) {
        var sort = request.parameter("sort").orElse("created");
        Comparator<PullRequest> byNumber = Comparator.comparingInt(one -> one.number);
        var ascending =
                sort.equals("updated")
                        ? Comparator.<PullRequest, Instant>comparing(one -> one.updatedAt)
                                .thenComparing(byNumber)
                        : byNumber;
        var direction =
                request.parameter("direction").orElse(sort.equals("created") ? "desc" : "asc");
        return direction.equals("desc") ? ascending.reversed() : ascending;
    }

    private ApiResponse show(ApiRequest request) {
        var pullRequest = find(repository, request);
        return ApiResponse.ok(PullRequestJson.full(pullRequest, repository, context.links()));
    }

    private ApiResponse isMerged(ApiRequest request) {
        if (!find(repository, request).isMerged()) {
            throw ApiError.notFound();
        }
        return ApiResponse.noContent();
    }

    private ApiResponse commits(ApiRequest request) {
        List<Commit> commits = PullRequestJson.commits(find(repository, request));
        var listed = commits.subList(0, Math.min(commits.size(), MOST_COMMITS));
        return paging.page(request, listed, context.commits()::of);
    }

    private ApiResponse files(ApiRequest request) {
        var pullRequest = find(repository, request);
        return paging.page(
                request,
                PullRequestJson.changes(pullRequest),
                change -> context.commits().file(change, pullRequest.head));
    }

    /** Nobody in the story comments on lines. */
    private ApiResponse reviewComments(ApiRequest request) {
        find(repository, request);
        return ApiResponse.ok(Json.array());
    }

    private ApiResponse issue(ApiRequest request) {
        var pullRequest = find(repository, request);
        return ApiResponse.ok(PullRequestJson.issue(pullRequest, repository, context.links()));
    }
}
