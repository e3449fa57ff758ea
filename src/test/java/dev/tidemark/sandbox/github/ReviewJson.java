package dev.tidemark.sandbox.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** A review: the API shouts its state, webhooks whisper it. */
final class ReviewJson {

    private ReviewJson() {}

    static ObjectNode of(
            Review review, PullRequest pullRequest, HostedRepository repository, Links links) {
        var html = links.html(repository, pullRequest) + "#pullrequestreview-" + review.id();
        var api = links.api(repository, pullRequest);
        var json =
                Json.object()
                        .put("id", review.id())
                        .put("node_id", Json.nodeId("PullRequestReview", review.id()))
                        .put("body", review.body())
                        .put("state", review.state().name())
                        .put("html_url", html)
                        .put("pull_request_url", api)
                        .put("author_association", "MEMBER")
                        .put("submitted_at", Json.time(review.submittedAt()))
                        .put("commit_id", review.commitId());
        json.set("user", AccountJson.of(review.user(), links));
        var hypertextLinks = json.putObject("_links");
        hypertextLinks.putObject("html").put("href", html);
        hypertextLinks.putObject("pull_request").put("href", api);
        return json;
    }

    static ObjectNode inPayload(
            Review review, PullRequest pullRequest, HostedRepository repository, Links links) {
        var json =
                of(review, pullRequest, repository, links)
                        .put("state", review.state().name().toLowerCase(Locale.ROOT))
                        .put("updated_at", Json.time(pullRequest.updatedAt));
        if (review.body().isEmpty()) {
            json.putNull("body");
        }
        return json;
    }
}
