package dev.tidemark.sandbox.github;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/** Something to see where the portal's links to GitHub lead. */
final class WebPages implements HttpHandler {

    private final SimulatedGitHub github;

    private final GitOverHttp git;

    WebPages(SimulatedGitHub github, @Nullable String token) {
        this.github = github;
        this.git = new GitOverHttp(token);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = Route.segments(exchange.getRequestURI().getPath());
            var cloned = cloned(path);
            if (cloned.isPresent()) {
                git.serve(exchange, cloned.get());
                return;
            }
            var text = text(path);
            var body = text.orElse("Not Found").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
            exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
            exchange.sendResponseHeaders(text.isPresent() ? 200 : 404, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** What Git asks for, also by a former name: GitHub redirects, which Git follows. */
    private Optional<Repository> cloned(List<String> path) {
        if (path.size() < 3 || !GitOverHttp.isAsked(path.subList(2, path.size()))) {
            return Optional.empty();
        }
        var name = path.get(0) + "/" + path.get(1).replaceFirst("\\.git$", "");
        synchronized (github) {
            return github.repository(name)
                    .or(() -> github.repositoryOnceNamed(name))
                    .flatMap(one -> one.context().repository().history.stored());
        }
    }

    private Optional<String> text(List<String> path) {
        synchronized (github) {
            if (path.size() < 2) {
                return Optional.of("A simulated GitHub. Its REST API: " + github.api());
            }
            return github.repository(path.get(0) + "/" + path.get(1))
                    .map(one -> one.context().repository())
                    .flatMap(repository -> text(repository, path.subList(2, path.size())));
        }
    }

    private static Optional<String> text(HostedRepository repository, List<String> path) {
        if (path.isEmpty()) {
            return Optional.of(repository.fullName());
        }
        if (path.size() < 2) {
            return Optional.empty();
        }
        return switch (path.get(0)) {
            case "pull" ->
                    repository.pullRequests.values().stream()
                            .filter(one -> path.get(1).equals(Integer.toString(one.number)))
                            .findAny()
                            .map(WebPages::text);
            case "commit" ->
                    repository
                            .history
                            .find(path.get(1))
                            .map(one -> one.sha() + "\n\n" + one.message());
            default -> Optional.empty();
        };
    }

    private static String text(PullRequest pullRequest) {
        return "#%d %s\n\n%s, %s wants to merge %s into %s\n\n%s"
                .formatted(
                        pullRequest.number,
                        pullRequest.title,
                        pullRequest.state(),
                        pullRequest.user.login(),
                        pullRequest.headRef,
                        pullRequest.baseRef,
                        pullRequest.body);
    }
}
