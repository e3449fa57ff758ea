package dev.tidemark.sandbox.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Operations that belong to no repository. */
final class AccountRoutes {

    private final SimulatedGitHub github;
    private final Paging paging;
    private final RateLimits rateLimits;

    AccountRoutes(SimulatedGitHub github, Paging paging, RateLimits rateLimits) {
        this.github = github;
        this.paging = paging;
        this.rateLimits = rateLimits;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/", request -> ApiResponse.ok(root())),
                Route.get("/rate_limit", this::limit),
                Route.get("/user", this::user),
                Route.get("/user/repos", this::repositories),
                Route.get("/users/{login}", this::account),
                Route.get("/orgs/{login}", this::account),
                Route.get("/orgs/{login}/repos", this::repositoriesOfOrganization));
    }

    private ObjectNode root() {
        var api = github.links().api();
        return Json.object()
                .put("current_user_url", api + "/user")
                .put("rate_limit_url", api + "/rate_limit")
                .put("repository_url", api + "/repos/{owner}/{repo}");
    }

    private ApiResponse limit(ApiRequest request) {
        return ApiResponse.ok(rateLimits.of(request.caller()).json());
    }

    private ApiResponse user(ApiRequest request) {
        return ApiResponse.ok(AccountJson.full(request.caller(), github.links()));
    }

    private ApiResponse account(ApiRequest request) {
        return github.accounts()
                .byLogin(request.variable("login"))
                .map(account -> ApiResponse.ok(AccountJson.full(account, github.links())))
                .orElseThrow(ApiError::notFound);
    }

    private ApiResponse repositoriesOfOrganization(ApiRequest request) {
        if (!github.organization().account().login().equals(request.variable("login"))) {
            throw ApiError.notFound();
        }
        return repositories(request);
    }

    private ApiResponse repositories(ApiRequest request) {
        return paging.page(
                request,
                github.repositories().stream()
                        .filter(one ->
                                one.context().permission(request.caller()) != Permission.NONE)
                        .toList(),
                one -> RepositoryJson.full(one.context().repository(), github.links()));
    }
}
