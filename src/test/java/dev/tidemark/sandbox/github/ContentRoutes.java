package dev.tidemark.sandbox.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.sandbox.git.Commit;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectInserter;

/** Files at a revision, and a commit of one. */
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
        return List.of(
                Route.get("/contents/{path...}", this::file),
                Route.put("/contents/{path...}", this::write));
    }

    /** As GitHub, refuses to write over a file that the caller has not seen as it is. */
    private ApiResponse write(ApiRequest request) {
        context.require(Permission.WRITE, request.caller());
        var path = request.variable("path");
        var branch = request.body().path("branch").asText(HostedRepository.DEFAULT_BRANCH);
        var before = repository.history.branch(branch).tree().read(path);
        before.ifPresent(content -> requireSeen(request, path, content));
        var content =
                new String(
                        Base64.getMimeDecoder().decode(request.required("content")),
                        StandardCharsets.UTF_8);
        var draft = new Branches.Draft(request.required("message"), Map.of(path, content));
        var commit =
                new Branches(context).push(request.at(), request.caller(), branch, List.of(draft));
        var html = context.links().html(repository) + "/commit/" + commit.sha();
        var json = Json.object();
        json.set("content", described(path, branch, content));
        json.putObject("commit")
                .put("sha", commit.sha())
                .put("html_url", html)
                .put("message", commit.message());
        return before.isPresent() ? ApiResponse.ok(json) : ApiResponse.created(json);
    }

    private static void requireSeen(ApiRequest request, String path, String content) {
        if (!request.required("sha").equals(sha(content))) {
            throw new ApiError(409, path + " does not match " + request.required("sha"));
        }
    }

    private static String sha(String content) {
        var bytes = content.getBytes(StandardCharsets.UTF_8);
        return new ObjectInserter.Formatter().idFor(Constants.OBJ_BLOB, bytes).name();
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
        var sha = sha(content);
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
