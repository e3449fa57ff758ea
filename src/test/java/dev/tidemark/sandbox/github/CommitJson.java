package dev.tidemark.sandbox.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.sandbox.git.Commit;
import dev.tidemark.sandbox.git.FileChange;
import dev.tidemark.sandbox.git.Signature;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A commit, in the form of the API and in that of a push. */
final class CommitJson {

    private final HostedRepository repository;
    private final Accounts accounts;
    private final Links links;

    CommitJson(HostedRepository repository, Accounts accounts, Links links) {
        this.repository = repository;
        this.accounts = accounts;
        this.links = links;
    }

    ObjectNode of(Commit commit) {
        var api = links.api(repository) + "/commits/" + commit.sha();
        var json =
                Json.object()
                        .put("sha", commit.sha())
                        .put("node_id", Json.nodeId("Commit", repository.id) + commit.sha());
        json.set("commit", git(commit));
        json.put("url", api).put("html_url", html(commit)).put("comments_url", api + "/comments");
        json.set("author", account(commit.author()));
        json.set("committer", account(commit.committer()));
        json.set("parents", Json.array(commit.parents(), this::parent));
        return json;
    }

    private ObjectNode git(Commit commit) {
        var data = links.api(repository) + "/git";
        var json = Json.object();
        json.set("author", signature(commit.author()));
        json.set("committer", signature(commit.committer()));
        json.put("message", commit.message())
                .put("url", data + "/commits/" + commit.sha())
                .put("comment_count", 0);
        json.putObject("tree")
                .put("sha", commit.treeId().name())
                .put("url", data + "/trees/" + commit.treeId().name());
        json.putObject("verification")
                .put("verified", false)
                .put("reason", "unsigned")
                .putNull("signature")
                .putNull("payload")
                .putNull("verified_at");
        return json;
    }

    private static ObjectNode signature(Signature signature) {
        return Json.object()
                .put("name", signature.name())
                .put("email", signature.email())
                .put("date", signature.at().toString());
    }

    private @Nullable ObjectNode account(Signature signature) {
        return accounts.byEmail(signature.email())
                .map(account -> AccountJson.of(account, links))
                .orElse(null);
    }

    private ObjectNode parent(Commit parent) {
        return Json.object()
                .put("sha", parent.sha())
                .put("url", links.api(repository) + "/commits/" + parent.sha())
                .put("html_url", html(parent));
    }

    private String html(Commit commit) {
        return links.html(repository) + "/commit/" + commit.sha();
    }

    /** With the files, as the commit's own page of the API. */
    ObjectNode full(Commit commit) {
        var json = of(commit);
        var changes = commit.changes();
        int additions = changes.stream().mapToInt(FileChange::additions).sum();
        int deletions = changes.stream().mapToInt(FileChange::deletions).sum();
        json.putObject("stats")
                .put("total", additions + deletions)
                .put("additions", additions)
                .put("deletions", deletions);
        json.set("files", Json.array(changes, change -> file(change, commit)));
        return json;
    }

    ObjectNode file(FileChange change, Commit commit) {
        var at = commit.sha() + "/" + change.path();
        return Json.object()
                .put("sha", change.blob())
                .put("filename", change.path())
                .put("status", change.status())
                .put("additions", change.additions())
                .put("deletions", change.deletions())
                .put("changes", change.additions() + change.deletions())
                .put("blob_url", links.html(repository) + "/blob/" + at)
                .put("raw_url", links.html(repository) + "/raw/" + at)
                .put(
                        "contents_url",
                        links.api(repository)
                                + "/contents/"
                                + change.path()
                                + "?ref="
                                + commit.sha())
                .put("patch", change.patch());
    }

    /**
     * @param distinct whether no other branch had it before
     */
    ObjectNode inPush(Commit commit, boolean distinct) {
        var changes = commit.changes();
        var json =
                Json.object()
                        .put("id", commit.sha())
                        .put("tree_id", commit.treeId().name())
                        .put("distinct", distinct)
                        .put("message", commit.message())
                        .put("timestamp", localTime(commit.committer()))
                        .put("url", html(commit));
        json.set("author", person(commit.author()));
        json.set("committer", person(commit.committer()));
        for (var status : List.of("added", "removed", "modified")) {
            var paths = json.putArray(status);
            changes.stream()
                    .filter(change -> change.status().equals(status))
                    .forEach(change -> paths.add(change.path()));
        }
        return json;
    }

    /** The short form inside a workflow run. */
    ObjectNode inRun(Commit commit) {
        var json =
                Json.object()
                        .put("id", commit.sha())
                        .put("tree_id", commit.treeId().name())
                        .put("message", commit.message())
                        .put("timestamp", commit.committer().at().toString());
        json.putObject("author")
                .put("name", commit.author().name())
                .put("email", commit.author().email());
        json.putObject("committer")
                .put("name", commit.committer().name())
                .put("email", commit.committer().email());
        return json;
    }

    private ObjectNode person(Signature signature) {
        var json = Json.object().put("name", signature.name()).put("email", signature.email());
        accounts.byEmail(signature.email())
                .ifPresent(account -> json.put("username", account.login()));
        return json;
    }

    private static String localTime(Signature signature) {
        return OffsetDateTime.ofInstant(signature.at(), signature.zone())
                .format(DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX"));
    }
}
