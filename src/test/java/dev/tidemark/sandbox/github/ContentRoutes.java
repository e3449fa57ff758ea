package dev.tidemark.sandbox.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.sandbox.git.Commit;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectInserter;

/** Files at a revision. */
final class ContentRoutes {

    private static final int LINE = 60;
    private static final int LARGEST_IN_JSON = 1 << 20;

    private final RepositoryContext context;
    private final HostedRepository repository;

    ContentRoutes(RepositoryContext context) {
        this.context = context;
        this.repository = context.repository();
    }

    List<Route> routes() {
        return List.of(Route.get("/contents/{path...}", this::file));
    }

    private ApiResponse file(ApiRequest request) {
        var ref = request.parameter("ref").orElse(HostedRepository.DEFAULT_BRANCH);
        var commit =
                find(ref)
                        .orElseThrow(() -> new ApiError(404, "No commit found for the ref " + ref));
        var path = request.variable("path");
        var content = commit.tree().read(path);
        if (content.isPresent()) {
            return ApiResponse.ok(json(path, ref, content.get()));
        }
        var below = commit.tree().below(path);
        if (below.isEmpty()) {
            throw ApiError.notFound();
        }
        // Directories in it are left out: nobody walks a tree by this.
        var files = below.entrySet().stream().filter(one -> !one.getKey().contains("/")).toList();
        return ApiResponse.ok(
                Json.array(
                        files, one -> described(path + "/" + one.getKey(), ref, one.getValue())));
    }

    private Optional<Commit> find(String ref) {
        var head = repository.history.branches().get(ref.replaceFirst("^refs/heads/", ""));
        return head == null ? repository.history.find(ref) : Optional.of(head);
    }

    /** Of a large file GitHub says everything but what is in it. */
    private ObjectNode json(String path, String ref, String content) {
        var bytes = content.getBytes(StandardCharsets.UTF_8);
        boolean fits = bytes.length <= LARGEST_IN_JSON;
        return described(path, ref, content)
                .put("content", fits ? inLines(Base64.getEncoder().encodeToString(bytes)) : "")
                .put("encoding", fits ? "base64" : "none");
    }

    private static String inLines(String base64) {
        return base64.replaceAll("(.{1," + LINE + "})", "$1\n");
    }

    private ObjectNode described(String path, String ref, String content) {
        var bytes = content.getBytes(StandardCharsets.UTF_8);
        var sha = new ObjectInserter.Formatter().idFor(Constants.OBJ_BLOB, bytes).name();
        var api = context.links().api(repository);
        var url = api + "/contents/" + path + "?ref=" + ref;
        var html = context.links().html(repository) + "/blob/" + ref + "/" + path;
        var json =
                Json.object()
                        .put("type", "file")
                        .put("size", bytes.length)
                        .put("name", path.substring(path.lastIndexOf('/') + 1))
                        .put("path", path)
                        .put("sha", sha)
                        .put("url", url)
                        .put("git_url", api + "/git/blobs/" + sha)
                        .put("html_url", html)
                        .put("download_url", html.replace("/blob/", "/raw/"));
        json.putObject("_links")
                .put("self", url)
                .put("git", api + "/git/blobs/" + sha)
                .put("html", html);
        return json;
    }
}
