package dev.tidemark.sandbox.github;

import java.util.List;
import java.util.Map;

/** Reviews, read and written. */
final class ReviewRoutes {

    private static final Map<String, Review.State> EVENTS =
            Map.of(
                    "APPROVE", Review.State.APPROVED,
                    "REQUEST_CHANGES", Review.State.CHANGES_REQUESTED,
                    "COMMENT", Review.State.COMMENTED);

    private final SimulatedRepository simulated;
    private final RepositoryContext context;
    private final HostedRepository repository;
    private final Paging paging;

    ReviewRoutes(SimulatedRepository simulated, Paging paging) {
        this.simulated = simulated;
        this.context = simulated.context();
        this.repository = context.repository();
        this.paging = paging;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/pulls/{number}/reviews", this::list),
                Route.get("/pulls/{number}/reviews/{id}", this::show),
                Route.post("/pulls/{number}/reviews", this::create),
                Route.put("/pulls/{number}/reviews/{id}/dismissals", this::dismiss));
    }

    private ApiResponse list(ApiRequest request) {
        var pullRequest = PullRequestRoutes.find(repository, request);
        return paging.page(
                request,
                pullRequest.reviews,
                one -> ReviewJson.of(one, pullRequest, repository, context.links()));
    }

    private ApiResponse show(ApiRequest request) {
        var pullRequest = PullRequestRoutes.find(repository, request);
        return pullRequest.reviews.stream()
                .filter(one -> one.id() == request.id())
                .findAny()
                .map(one -> ReviewJson.of(one, pullRequest, repository, context.links()))
                .map(ApiResponse::ok)
                .orElseThrow(ApiError::notFound);
    }

    private ApiResponse create(ApiRequest request) {
        var pullRequest = PullRequestRoutes.find(repository, request);
        var state = EVENTS.get(request.required("event"));
        if (state == null) {
            throw ApiError.validationFailed("Unprocessable Entity");
        }
        if (state != Review.State.COMMENTED && pullRequest.user.equals(request.caller())) {
            throw ApiError.unprocessable(
                    state == Review.State.APPROVED
                            ? "Can not approve your own pull request"
                            : "Can not request changes on your own pull request");
        }
        if (state != Review.State.APPROVED) {
            request.required("body");
        }
        var text = request.text("PullRequestReview");
        var commit = commitId(request, pullRequest);
        var review =
                simulated
                        .pullRequests()
                        .review(request.at(), request.caller(), pullRequest, state, text, commit);
        return ApiResponse.ok(ReviewJson.of(review, pullRequest, repository, context.links()));
    }

    private ApiResponse dismiss(ApiRequest request) {
        var pullRequest = PullRequestRoutes.find(repository, request);
        request.required("message");
        var review =
                pullRequest.reviews.stream()
                        .filter(one -> one.id() == request.id())
                        .findAny()
                        .orElseThrow(ApiError::notFound);
        if (review.state() != Review.State.APPROVED
                && review.state() != Review.State.CHANGES_REQUESTED) {
            throw ApiError.unprocessable("Can not dismiss a review that does not count");
        }
        simulated.pullRequests().dismiss(request.at(), request.caller(), pullRequest, review);
        return show(request);
    }

    /** The head, if none is named; one of its commits may be. */
    private static String commitId(ApiRequest request, PullRequest pullRequest) {
        var id = request.body().path("commit_id").asText("");
        if (id.isEmpty()) {
            return pullRequest.head.sha();
        }
        if (PullRequestJson.commits(pullRequest).stream().noneMatch(one -> one.sha().equals(id))) {
            throw ApiError.unprocessable("The commit is not part of the pull request");
        }
        return id;
    }
}
