package dev.tidemark.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
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

    Routing(SimulatedGitHub github, RateLimit rateLimit) {
        this.github = github;
        this.paging = new Paging(github.links());
        this.global = new AccountRoutes(github, paging, rateLimit).routes();
    }

    ApiResponse answer(
            String method,
            List<String> path,
            Map<String, String> query,
            JsonNode body,
            Account caller) {
        synchronized (github) {
            if (path.size() >= 3 && path.getFirst().equals("repos")) {
                return named(method, path, query, body, caller);
            }
            if (path.size() >= 2 && path.getFirst().equals("repositories")) {
                var repository = github.repository(id(path.get(1))).orElseThrow(ApiError::notFound);
                var rest = path.subList(2, path.size());
                return inRepository(repository, method, rest, query, body, caller);
            }
            var address = "/" + String.join("/", path);
            return dispatch(
                    global, method, path, new ApiRequest(address, Map.of(), query, body, caller));
        }
    }

    private ApiResponse named(
            String method,
            List<String> path,
            Map<String, String> query,
            JsonNode body,
            Account caller) {
        var fullName = path.get(1) + "/" + path.get(2);
        var rest = path.subList(3, path.size());
        var repository = github.repository(fullName);
        if (repository.isPresent()) {
            return inRepository(repository.get(), method, rest, query, body, caller);
        }
        return github.repositoryOnceNamed(fullName)
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
            SimulatedRepository repository,
            String method,
            List<String> rest,
            Map<String, String> query,
            JsonNode body,
            Account caller) {
        var routes = byRepository.computeIfAbsent(repository, this::routesOf);
        var address = address(repository, rest);
        return dispatch(
                routes, method, rest, new ApiRequest(address, Map.of(), query, body, caller));
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
                        new HookRoutes(context, paging).routes())
                .flatMap(List::stream)
                .toList();
    }

    private static ApiResponse dispatch(
            List<Route> routes, String method, List<String> path, ApiRequest request) {
        for (var route : routes) {
            var variables = route.match(method, path);
            if (variables.isPresent()) {
                return route.operation()
                        .answer(
                                new ApiRequest(
                                        request.address(),
                                        variables.get(),
                                        request.query(),
                                        request.body(),
                                        request.caller()));
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
