package dev.tidemark.sandbox.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.sandbox.git.Commit;
import dev.tidemark.sandbox.git.FileChange;
import dev.tidemark.sandbox.git.History;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A pull request: short in lists and reviews, full by itself and in its own payloads. */
final class PullRequestJson {

    private PullRequestJson() {}

    static ObjectNode of(PullRequest pullRequest, HostedRepository repository, Links links) {
        var api = links.api(repository, pullRequest);
        var html = links.html(repository, pullRequest);
        var issue = links.issue(repository, pullRequest);
        var json =
                Json.object()
                        .put("url", api)
                        .put("id", pullRequest.id)
                        .put("node_id", Json.nodeId("PullRequest", pullRequest.id))
                        .put("html_url", html)
                        .put("diff_url", html + ".diff")
                        .put("patch_url", html + ".patch")
                        .put("issue_url", issue)
                        .put("number", pullRequest.number)
                        .put("state", pullRequest.state())
                        .put("locked", false)
                        .put("title", pullRequest.title)
                        .put("body", pullRequest.body)
                        .put("created_at", Json.time(pullRequest.createdAt))
                        .put("updated_at", Json.time(pullRequest.updatedAt))
                        .put("closed_at", Json.time(pullRequest.closedAt))
                        .put("merged_at", Json.time(pullRequest.mergedAt))
                        .put("merge_commit_sha", mergeCommitSha(pullRequest));
        json.set("user", AccountJson.of(pullRequest.user, links));
        people(json);
        json.put("draft", pullRequest.draft)
                .put("commits_url", api + "/commits")
                .put("review_comments_url", api + "/comments")
                .put("review_comment_url", links.api(repository) + "/pulls/comments{/number}")
                .put("comments_url", issue + "/comments")
                .put("statuses_url", links.api(repository) + "/statuses/" + pullRequest.head.sha());
        branches(json, pullRequest, repository, links);
        json.set("_links", hypertextLinks(pullRequest, repository, links));
        return json.put("author_association", "MEMBER")
                .putNull("auto_merge")
                .putNull("active_lock_reason");
    }

    private static @Nullable String mergeCommitSha(PullRequest pullRequest) {
        var commit = pullRequest.mergeCommit;
        return commit == null ? null : commit.sha();
    }

    private static void people(ObjectNode json) {
        json.putNull("assignee");
        json.putArray("assignees");
        json.putArray("requested_reviewers");
        json.putArray("requested_teams");
        json.putArray("labels");
        json.putNull("milestone");
    }

    private static void branches(
            ObjectNode json, PullRequest pullRequest, HostedRepository repository, Links links) {
        json.set("head", branch(pullRequest.headRef, pullRequest.head, repository, links));
        json.set("base", branch(pullRequest.baseRef, pullRequest.base, repository, links));
    }

    private static ObjectNode branch(
            String ref, Commit commit, HostedRepository repository, Links links) {
        var json =
                Json.object()
                        .put("label", repository.owner.login() + ":" + ref)
                        .put("ref", ref)
                        .put("sha", commit.sha());
        json.set("user", AccountJson.of(repository.owner, links));
        json.set("repo", RepositoryJson.full(repository, links));
        return json;
    }

    private static ObjectNode hypertextLinks(
            PullRequest pullRequest, HostedRepository repository, Links links) {
        var api = links.api(repository, pullRequest);
        var issue = links.issue(repository, pullRequest);
        var json = Json.object();
        json.putObject("self").put("href", api);
        json.putObject("html").put("href", links.html(repository, pullRequest));
        json.putObject("issue").put("href", issue);
        json.putObject("comments").put("href", issue + "/comments");
        json.putObject("review_comments").put("href", api + "/comments");
        json.putObject("review_comment")
                .put("href", links.api(repository) + "/pulls/comments{/number}");
        json.putObject("commits").put("href", api + "/commits");
        json.putObject("statuses")
                .put("href", links.api(repository) + "/statuses/" + pullRequest.head.sha());
        return json;
    }

    static ObjectNode full(PullRequest pullRequest, HostedRepository repository, Links links) {
        var changes = changes(pullRequest);
        var json = of(pullRequest, repository, links).put("merged", pullRequest.isMerged());
        if (pullRequest.isOpen() && pullRequest.mergeCommit != null) {
            json.put("mergeable", true).put("rebaseable", true).put("mergeable_state", "clean");
        } else {
            json.putNull("mergeable").putNull("rebaseable").put("mergeable_state", "unknown");
        }
        var mergedBy = pullRequest.mergedBy;
        json.set("merged_by", mergedBy == null ? null : AccountJson.of(mergedBy, links));
        return json.put("comments", pullRequest.comments.size())
                .put("review_comments", 0)
                .put("maintainer_can_modify", false)
                .put("commits", commits(pullRequest).size())
                .put("additions", changes.stream().mapToInt(FileChange::additions).sum())
                .put("deletions", changes.stream().mapToInt(FileChange::deletions).sum())
                .put("changed_files", changes.size());
    }

    /** Oldest first, as GitHub lists them. */
    static List<Commit> commits(PullRequest pullRequest) {
        return History.between(pullRequest.base, pullRequest.head);
    }

    static List<FileChange> changes(PullRequest pullRequest) {
        return pullRequest.head.changesSince(pullRequest.base);
    }

    /** The pull request seen as an issue, which is what comments hang on. */
    static ObjectNode issue(PullRequest pullRequest, HostedRepository repository, Links links) {
        var html = links.html(repository, pullRequest);
        var json =
                Json.object()
                        .put("url", links.issue(repository, pullRequest))
                        .put("repository_url", links.api(repository))
                        .put("comments_url", links.issue(repository, pullRequest) + "/comments")
                        .put("events_url", links.issue(repository, pullRequest) + "/events")
                        .put("labels_url", links.issue(repository, pullRequest) + "/labels{/name}")
                        .put("html_url", html)
                        .put("id", pullRequest.id + 1)
                        .put("node_id", Json.nodeId("Issue", pullRequest.id + 1))
                        .put("number", pullRequest.number)
                        .put("title", pullRequest.title)
                        .put("state", pullRequest.state())
                        .put("locked", false)
                        .put("comments", pullRequest.comments.size())
                        .put("created_at", Json.time(pullRequest.createdAt))
                        .put("updated_at", Json.time(pullRequest.updatedAt))
                        .put("closed_at", Json.time(pullRequest.closedAt))
                        .put("author_association", "MEMBER")
                        .put("draft", pullRequest.draft)
                        .put("body", pullRequest.body);
        json.set("user", AccountJson.of(pullRequest.user, links));
        people(json);
        json.putObject("pull_request")
                .put("url", links.api(repository, pullRequest))
                .put("html_url", html)
                .put("diff_url", html + ".diff")
                .put("patch_url", html + ".patch")
                .put("merged_at", Json.time(pullRequest.mergedAt));
        return json;
    }
}
