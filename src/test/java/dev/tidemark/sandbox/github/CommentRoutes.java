package dev.tidemark.sandbox.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
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
        var since = request.instant("since", Instant.MIN);
        var wanted =
                pullRequest.comments.stream()
                        .filter(one -> !one.updatedAt().isBefore(since))
                        .toList();
        return paging.page(request, wanted, one -> json(new Found(pullRequest, one)));
    }

    private ApiResponse add(ApiRequest request) {
        var pullRequest = PullRequestRoutes.find(repository, request);
        var comment =
                simulated
                        .pullRequests()
                        .comment(request.at(), request.caller(), pullRequest, text(request));
        return ApiResponse.created(json(new Found(pullRequest, comment)));
    }

    private ApiResponse show(ApiRequest request) {
        return ApiResponse.ok(json(find(request)));
    }

    private ApiResponse edit(ApiRequest request) {
        var found = find(request);
        requireOwnOrWriter(request, found.comment());
        simulated
                .pullRequests()
                .editComment(
                        request.at(),
                        request.caller(),
                        found.pullRequest(),
                        found.comment(),
                        text(request));
        return ApiResponse.ok(json(find(request)));
    }

    private ApiResponse delete(ApiRequest request) {
        var found = find(request);
        requireOwnOrWriter(request, found.comment());
        simulated
                .pullRequests()
                .deleteComment(request.caller(), found.pullRequest(), found.comment());
        return ApiResponse.noContent();
    }

    private static String text(ApiRequest request) {
        request.required("body");
        return request.text("IssueComment");
    }

    private void requireOwnOrWriter(ApiRequest request, Comment comment) {
        if (!comment.user().equals(request.caller())
                && !context.permission(request.caller()).includes(Permission.WRITE)) {
            throw new ApiError(403, "Must have admin rights to Repository.");
        }
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
