package dev.tidemark.sandbox.github;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A commit status. */
final class StatusJson {

    private StatusJson() {}

    static ObjectNode of(CommitStatus status, HostedRepository repository, Links links) {
        var json =
                Json.object()
                        .put("url", links.api(repository) + "/statuses/" + status.sha())
                        .put("avatar_url", links.web() + "/avatars/oa/1")
                        .put("id", status.id())
                        .put("node_id", Json.nodeId("StatusContext", status.id()))
                        .put("state", status.report().state())
                        .put("description", status.report().description())
                        .put("target_url", targetUrl(status, repository, links))
                        .put("context", status.report().context())
                        .put("created_at", Json.time(status.createdAt()))
                        .put("updated_at", Json.time(status.createdAt()));
        json.set("creator", AccountJson.of(status.creator(), links));
        return json;
    }

    static String targetUrl(CommitStatus status, HostedRepository repository, Links links) {
        return links.html(repository) + "/commit/" + status.sha() + "/checks";
    }
}
