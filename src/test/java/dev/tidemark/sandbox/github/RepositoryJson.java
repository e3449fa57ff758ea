package dev.tidemark.sandbox.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A repository, in the forms GitHub uses in answers, in payloads, and in push payloads. */
final class RepositoryJson {

    private static final List<String> PARTS =
            List.of(
                    "forks",
                    "keys{/key_id}",
                    "collaborators{/collaborator}",
                    "teams",
                    "hooks",
                    "events",
                    "assignees{/user}",
                    "branches{/branch}",
                    "tags",
                    "statuses/{sha}",
                    "languages",
                    "stargazers",
                    "contributors",
                    "subscribers",
                    "subscription",
                    "commits{/sha}",
                    "comments{/number}",
                    "contents/{+path}",
                    "compare/{base}...{head}",
                    "merges",
                    "downloads",
                    "issues{/number}",
                    "pulls{/number}",
                    "milestones{/number}",
                    "notifications{?since,all,participating}",
                    "labels{/name}",
                    "releases{/id}",
                    "deployments");

    private RepositoryJson() {}

    static ObjectNode of(HostedRepository repository, Links links) {
        var json = minimal(repository, links);
        figures(json, repository);
        clones(json, repository, links);
        return json;
    }

    /** Who it is and where its parts are, as inside a workflow run. */
    static ObjectNode minimal(HostedRepository repository, Links links) {
        var api = links.api(repository);
        var json =
                Json.object()
                        .put("id", repository.id)
                        .put("node_id", Json.nodeId("Repository", repository.id))
                        .put("name", repository.name)
                        .put("full_name", repository.fullName())
                        .put("private", true)
                        .put("html_url", links.html(repository))
                        .put("description", "Infrastructure and delivery of the backend")
                        .put("fork", false)
                        .put("url", api);
        json.set("owner", AccountJson.of(repository.owner, links));
        PARTS.forEach(part -> json.put(fieldName(part), api + "/" + part));
        json.put("issue_events_url", api + "/issues/events{/number}")
                .put("issue_comment_url", api + "/issues/comments{/number}")
                .put("git_refs_url", api + "/git/refs{/sha}")
                .put("git_tags_url", api + "/git/tags{/sha}")
                .put("git_commits_url", api + "/git/commits{/sha}")
                .put("trees_url", api + "/git/trees{/sha}")
                .put("blobs_url", api + "/git/blobs{/sha}")
                .put("archive_url", api + "/{archive_format}{/ref}");
        return json;
    }

    private static String fieldName(String part) {
        int end = part.indexOf('{');
        var name = end < 0 ? part : part.substring(0, end);
        return (name.endsWith("/") ? name.substring(0, name.length() - 1) : name) + "_url";
    }

    private static void figures(ObjectNode json, HostedRepository repository) {
        json.put("created_at", Json.time(repository.createdAt))
                .put("updated_at", Json.time(repository.updatedAt))
                .put("pushed_at", Json.time(repository.pushedAt))
                .put("size", 1_280)
                .put("stargazers_count", 3)
                .put("watchers_count", 3)
                .put("language", "HCL")
                .put("has_issues", true)
                .put("has_projects", false)
                .put("has_downloads", true)
                .put("has_wiki", false)
                .put("has_pages", false)
                .put("has_discussions", false)
                .put("forks_count", 0)
                .put("archived", false)
                .put("disabled", false)
                .put("open_issues_count", repository.openIssues())
                .put("allow_forking", false)
                .put("is_template", false)
                .put("web_commit_signoff_required", false)
                .put("visibility", "private")
                .put("forks", 0)
                .put("open_issues", repository.openIssues())
                .put("watchers", 3)
                .put("default_branch", HostedRepository.DEFAULT_BRANCH)
                .putNull("homepage")
                .putNull("mirror_url")
                .putNull("license");
        json.putArray("topics");
        json.putObject("custom_properties");
    }

    private static void clones(ObjectNode json, HostedRepository repository, Links links) {
        var web = links.html(repository);
        var host = links.web().getAuthority();
        json.put("git_url", "git://" + host + "/" + repository.fullName() + ".git")
                .put("ssh_url", "git@" + host + ":" + repository.fullName() + ".git")
                .put("clone_url", web + ".git")
                .put("svn_url", web);
    }

    /** What the repository's own page of the API, and a pull request's base and head, add. */
    static ObjectNode full(HostedRepository repository, Links links) {
        return of(repository, links)
                .put("allow_squash_merge", true)
                .put("allow_merge_commit", true)
                .put("allow_rebase_merge", true)
                .put("allow_auto_merge", false)
                .put("allow_update_branch", false)
                .put("delete_branch_on_merge", true)
                .put("use_squash_pr_title_as_default", true)
                .put("squash_merge_commit_title", "PR_TITLE")
                .put("squash_merge_commit_message", "COMMIT_MESSAGES")
                .put("merge_commit_title", "MERGE_MESSAGE")
                .put("merge_commit_message", "PR_TITLE");
    }

    /** A push says the page as {@code url}, and two times as seconds. */
    static ObjectNode inPush(HostedRepository repository, Links links) {
        var json = of(repository, links);
        json.set(
                "owner",
                AccountJson.of(repository.owner, links)
                        .put("name", repository.owner.login())
                        .putNull("email"));
        return json.put("url", links.html(repository))
                .put("created_at", repository.createdAt.getEpochSecond())
                .put("pushed_at", repository.pushedAt.getEpochSecond())
                .put("stargazers", 3)
                .put("master_branch", HostedRepository.DEFAULT_BRANCH)
                .put("organization", repository.owner.login());
    }
}
