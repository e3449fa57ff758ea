package dev.tidemark.sandbox.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A user or organisation as other objects embed it. */
final class AccountJson {

    private static final List<String> PARTS =
            List.of(
                    "followers",
                    "following{/other_user}",
                    "gists{/gist_id}",
                    "starred{/owner}{/repo}",
                    "subscriptions",
                    "repos",
                    "events{/privacy}",
                    "received_events");

    private AccountJson() {}

    static ObjectNode of(Account account, Links links) {
        var api = links.api() + "/users/" + account.login();
        var json =
                Json.object()
                        .put("login", account.login())
                        .put("id", account.id())
                        .put("node_id", Json.nodeId(account.type(), account.id()))
                        .put("avatar_url", links.web() + "/avatars/u/" + account.id() + "?v=4")
                        .put("gravatar_id", "")
                        .put("url", api)
                        .put("html_url", links.web() + "/" + account.login());
        for (var part : PARTS) {
            int brace = part.indexOf('{');
            json.put((brace < 0 ? part : part.substring(0, brace)) + "_url", api + "/" + part);
        }
        return json.put("organizations_url", api + "/orgs")
                .put("type", account.type())
                .put("user_view_type", "public")
                .put("site_admin", false);
    }

    /** What the account's own page of the API adds. */
    static ObjectNode full(Account account, Links links) {
        return of(account, links).put("name", account.name()).putNull("email");
    }

    /** The {@code organization} of a webhook payload. */
    static ObjectNode organization(Account account, Links links) {
        var api = links.api() + "/orgs/" + account.login();
        return Json.object()
                .put("login", account.login())
                .put("id", account.id())
                .put("node_id", Json.nodeId("Organization", account.id()))
                .put("url", api)
                .put("repos_url", api + "/repos")
                .put("events_url", api + "/events")
                .put("hooks_url", api + "/hooks")
                .put("issues_url", api + "/issues")
                .put("members_url", api + "/members{/member}")
                .put("public_members_url", api + "/public_members{/member}")
                .put("avatar_url", links.web() + "/avatars/u/" + account.id() + "?v=4")
                .put("description", "");
    }
}
