package dev.tidemark.sandbox.github;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds the operation that a path means, also under a repository's id and its former names. */
final class Routing {

    private final SimulatedGitHub github;
    private final Paging paging;
    private final List<Route> global;
    private final Map<SimulatedRepository, List<Route>> byRepository = new HashMap<>();

    Routing(SimulatedGitHub github, RateLimits rateLimits) {
        this.github = github;
        this.paging = new Paging(github.links());
        this.global =
                Stream.of(
                                new AccountRoutes(github, paging, rateLimits).routes(),
                                new OrganizationRoutes(github, paging).routes())
                        .flatMap(List::stream)
                        .toList();
    }

    ApiResponse answer(String method, List<String> path, ApiRequest request) {
        synchronized (github) {
            if (path.size() >= 3 && path.getFirst().equals("repos")) {
                return named(method, path, request);
            }
            if (path.size() >= 2 && path.getFirst().equals("repositories")) {
                var repository = github.repository(id(path.get(1))).orElseThrow(ApiError::notFound);
                return inRepository(repository, method, path.subList(2, path.size()), request);
            }
            var address = "/" + String.join("/", path);
            return dispatch(global, method, path, request.with(address, Map.of()));
        }
    }

    private ApiResponse named(String method, List<String> path, ApiRequest request) {
        var fullName = path.get(1) + "/" + path.get(2);
        var rest = path.subList(3, path.size());
        var repository = github.repository(fullName);
        if (repository.isPresent()) {
            return inRepository(repository.get(), method, rest, request);
        }
        return github.repositoryOnceNamed(fullName)
                .filter(one -> one.context().permission(request.caller()) != Permission.NONE)
                .map(renamed -> moved(renamed, rest))
                .orElseThrow(ApiError::notFound);
    }

    private ApiResponse moved(SimulatedRepository renamed, List<String> rest) {
        var url = github.links().api() + address(renamed, rest);
        var body = Json.object().put("message", "Moved Permanently").put("url", url);
        return new ApiResponse(
                301,
                body.put("documentation_url", "https://docs.github.com/rest"),
                Map.of("Location", url));
    }

    private ApiResponse inRepository(
            SimulatedRepository repository, String method, List<String> rest, ApiRequest request) {
        repository.context().require(Permission.READ, request.caller());
        var routes = byRepository.computeIfAbsent(repository, this::routesOf);
        var address = address(repository, rest);
        return dispatch(routes, method, rest, request.with(address, Map.of()));
    }

    private static String address(SimulatedRepository repository, List<String> rest) {
        return Stream.concat(
                        Stream.of("/repositories/" + repository.context().repository().id),
                        rest.stream())
                .reduce((left, right) -> left + "/" + right)
                .orElseThrow();
    }

    private List<Route> routesOf(SimulatedRepository repository) {
        var context = repository.context();
        return Stream.of(
                        new RepositoryRoutes(context, paging).routes(),
                        new PullRequestRoutes(context, paging).routes(),
                        new CommentRoutes(repository, paging).routes(),
                        new ReviewRoutes(repository, paging).routes(),
                        new CommitRoutes(repository, paging).routes(),
                        new HookRoutes(context, paging).routes(),
                        new CollaboratorRoutes(context).routes(),
                        new ContentRoutes(context).routes())
                .flatMap(List::stream)
                .toList();
    }

    private static ApiResponse dispatch(
            List<Route> routes, String method, List<String> path, ApiRequest request) {
        for (var route : routes) {
            var variables = route.match(method, path);
            if (variables.isPresent()) {
                return route.operation().answer(request.with(request.address(), variables.get()));
            }
        }
        throw ApiError.notFound();
    }

    private static long id(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw ApiError.notFound();
        }
    }
}
