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
                Route.post("/pulls/{number}/reviews", this::create));
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
            throw ApiError.validationFailed(
                    "Unprocessable Entity: Can not review your own pull request");
        }
        var body =
                state == Review.State.APPROVED
                        ? request.body().path("body").asText("")
                        : request.required("body");
        var review =
                simulated
                        .pullRequests()
                        .review(context.now(), request.caller(), pullRequest, state, body);
        return ApiResponse.ok(ReviewJson.of(review, pullRequest, repository, context.links()));
    }
}
