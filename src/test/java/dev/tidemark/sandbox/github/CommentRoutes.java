package dev.tidemark.sandbox.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The conversation of pull requests. */
final class CommentRoutes {

    private final SimulatedRepository simulated;
    private final RepositoryContext context;
    private final HostedRepository repository;
    private final Paging paging;

    CommentRoutes(SimulatedRepository simulated, Paging paging) {
        this.simulated = simulated;
        this.context = simulated.context();
        this.repository = context.repository();
        this.paging = paging;
    }

    /** A comment with where it stands. */
    private record Found(PullRequest pullRequest, Comment comment) {}

    List<Route> routes() {
        return List.of(
                Route.get("/issues/comments", this::all),
                Route.get("/issues/{number}/comments", this::list),
                Route.post("/issues/{number}/comments", this::add),
                Route.get("/issues/comments/{id}", this::show),
                Route.patch("/issues/comments/{id}", this::edit),
                Route.delete("/issues/comments/{id}", this::delete));
    }

    private ApiResponse all(ApiRequest request) {
        var found =
                repository.pullRequests.values().stream()
                        .flatMap(one ->
                                one.comments.stream().map(comment -> new Found(one, comment)))
                        .toList();
        return paging.page(request, found, this::json);
    }

    private ApiResponse list(ApiRequest request) {
        var pullRequest = PullRequestRoutes.find(repository, request);
        return paging.page(request, pullRequest.comments, one -> json(new Found(pullRequest, one)));
    }

    private ApiResponse add(ApiRequest request) {
        var pullRequest = PullRequestRoutes.find(repository, request);
        var comment =
                simulated
                        .pullRequests()
                        .comment(
                                context.now(),
                                request.caller(),
                                pullRequest,
                                request.required("body"));
        return ApiResponse.created(json(new Found(pullRequest, comment)));
    }

    private ApiResponse show(ApiRequest request) {
        return ApiResponse.ok(json(find(request)));
    }

    private ApiResponse edit(ApiRequest request) {
        var found = find(request);
        simulated
                .pullRequests()
                .editComment(
                        context.now(),
                        request.caller(),
                        found.pullRequest(),
                        found.comment(),
                        request.required("body"));
        return ApiResponse.ok(json(find(request)));
    }

    private ApiResponse delete(ApiRequest request) {
        var found = find(request);
        simulated
                .pullRequests()
                .deleteComment(request.caller(), found.pullRequest(), found.comment());
        return ApiResponse.noContent();
    }

    private Found find(ApiRequest request) {
        long id = request.id();
        for (var pullRequest : repository.pullRequests.values()) {
            for (var comment : pullRequest.comments) {
                if (comment.id() == id) {
                    return new Found(pullRequest, comment);
                }
            }
        }
        throw ApiError.notFound();
    }

    private ObjectNode json(Found found) {
        return CommentJson.of(found.comment(), found.pullRequest(), repository, context.links());
    }
}
