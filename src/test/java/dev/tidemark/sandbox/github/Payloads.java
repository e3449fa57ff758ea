package dev.tidemark.sandbox.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.sandbox.git.Commit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What webhooks say: one method per event. */
final class Payloads {

    private final HostedRepository repository;
    private final CommitJson commits;
    private final Links links;

    Payloads(HostedRepository repository, CommitJson commits, Links links) {
        this.repository = repository;
        this.commits = commits;
        this.links = links;
    }

    ObjectNode ping(Hook hook, Account sender) {
        var json = Json.object().put("zen", "Keep it logically awesome.").put("hook_id", hook.id());
        json.set("hook", HookJson.of(hook, repository, links));
        return closing(json, sender);
    }

    ObjectNode pullRequest(String action, PullRequest pullRequest, Account sender) {
        var json = Json.object().put("action", action).put("number", pullRequest.number);
        json.set("pull_request", PullRequestJson.full(pullRequest, repository, links));
        return closing(json, sender);
    }

    ObjectNode review(String action, Review review, PullRequest pullRequest, Account sender) {
        var json = Json.object().put("action", action);
        json.set("review", ReviewJson.inPayload(review, pullRequest, repository, links));
        json.set("pull_request", PullRequestJson.of(pullRequest, repository, links));
        return closing(json, sender);
    }

    ObjectNode comment(String action, Comment comment, PullRequest pullRequest, Account sender) {
        var json = Json.object().put("action", action);
        json.set("issue", PullRequestJson.issue(pullRequest, repository, links));
        json.set("comment", CommentJson.of(comment, pullRequest, repository, links));
        return closing(json, sender);
    }

    ObjectNode status(CommitStatus status, Commit commit, List<String> branches) {
        var json =
                Json.object()
                        .put("id", status.id())
                        .put("sha", status.sha())
                        .put("name", repository.fullName())
                        .put("target_url", StatusJson.targetUrl(status, repository, links))
                        .put("avatar_url", links.web() + "/avatars/oa/1")
                        .put("context", status.report().context())
                        .put("description", status.report().description())
                        .put("state", status.report().state());
        json.set("commit", commits.of(commit));
        json.set("branches", Json.array(branches, branch -> branch(branch, status.sha())));
        json.put("created_at", Json.time(status.createdAt()))
                .put("updated_at", Json.time(status.createdAt()));
        return closing(json, status.creator());
    }

    private ObjectNode branch(String name, String sha) {
        var json = Json.object().put("name", name);
        json.putObject("commit")
                .put("sha", sha)
                .put("url", links.api(repository) + "/commits/" + sha);
        return json.put("protected", name.equals(HostedRepository.DEFAULT_BRANCH));
    }

    ObjectNode workflowRun(WorkflowRun run, String action) {
        var json = Json.object().put("action", action);
        json.set("workflow_run", WorkflowRunJson.of(run, repository, commits, links));
        json.set("workflow", WorkflowRunJson.workflow(run.workflow, repository, links));
        return closing(json, run.trigger.actor());
    }

    ObjectNode renamed(String from, Account sender) {
        var json = Json.object().put("action", "renamed");
        json.putObject("changes").putObject("repository").putObject("name").put("from", from);
        return closing(json, sender);
    }

    ObjectNode push(RefChange change, Account pusher) {
        var before = change.before();
        var after = change.after();
        var json =
                Json.object()
                        .put("ref", "refs/heads/" + change.branch())
                        .put("before", sha(before))
                        .put("after", sha(after));
        json.set("repository", RepositoryJson.inPush(repository, links));
        json.putObject("pusher").put("name", pusher.login()).put("email", pusher.email());
        json.set("organization", AccountJson.organization(repository.owner, links));
        json.set("sender", AccountJson.of(pusher, links));
        json.put("created", before == null)
                .put("deleted", after == null)
                .put("forced", change.forced())
                .putNull("base_ref")
                .put("compare", compare(change));
        json.set(
                "commits",
                Json.array(
                        change.commits(),
                        commit -> commits.inPush(commit, !change.known().contains(commit))));
        json.set(
                "head_commit",
                after == null ? null : commits.inPush(after, !change.known().contains(after)));
        return json;
    }

    private String compare(RefChange change) {
        var before = sha(change.before()).substring(0, 12);
        var after = sha(change.after()).substring(0, 12);
        return links.html(repository) + "/compare/" + before + "..." + after;
    }

    private static String sha(@Nullable Commit commit) {
        return commit == null ? "0".repeat(40) : commit.sha();
    }

    private ObjectNode closing(ObjectNode json, Account sender) {
        json.set("repository", RepositoryJson.of(repository, links));
        json.set("organization", AccountJson.organization(repository.owner, links));
        json.set("sender", AccountJson.of(sender, links));
        return json;
    }
}
