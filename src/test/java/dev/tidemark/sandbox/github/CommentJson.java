package dev.tidemark.sandbox.github;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A comment in the conversation of a pull request. */
final class CommentJson {

    private CommentJson() {}

    static ObjectNode of(
            Comment comment, PullRequest pullRequest, HostedRepository repository, Links links) {
        var json =
                Json.object()
                        .put("url", links.api(repository) + "/issues/comments/" + comment.id())
                        .put(
                                "html_url",
                                links.html(repository, pullRequest)
                                        + "#issuecomment-"
                                        + comment.id())
                        .put("issue_url", links.issue(repository, pullRequest))
                        .put("id", comment.id())
                        .put("node_id", Json.nodeId("IssueComment", comment.id()))
                        .put("created_at", Json.time(comment.createdAt()))
                        .put("updated_at", Json.time(comment.updatedAt()))
                        .put("author_association", "MEMBER")
                        .put("body", comment.body())
                        .putNull("performed_via_github_app");
        json.set("user", AccountJson.of(comment.user(), links));
        return json;
    }
}
