package dev.tidemark.sandbox.atlantis;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.sandbox.github.PullRequest;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What Atlantis sends and answers as JSON. */
final class AtlantisJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** What the real one clones with, and sends to everybody who wants its webhooks. */
    private static final String CREDENTIALS = "x-access-token:ghs_SandboxNeverStoreThis1234567";

    private final URI web;
    private final String fullName;

    AtlantisJson(URI web, String fullName) {
        this.web = web;
        this.fullName = fullName;
    }

    /** Go writes the names of fields as they are in its code. */
    ObjectNode apply(
            PullRequest pullRequest, Project project, String head, String user, boolean success) {
        var json = JSON.objectNode().put("Workspace", project.workspace());
        json.set("Repo", repository());
        var pull =
                json.putObject("Pull")
                        .put("Num", pullRequest.number())
                        .put("HeadCommit", head)
                        .put("URL", web + "/" + fullName + "/pull/" + pullRequest.number())
                        .put("HeadBranch", pullRequest.headRef())
                        .put("BaseBranch", "main")
                        .put("HardenedNonPRRefCheckout", false)
                        .put("Author", pullRequest.user().login())
                        .put("Body", "")
                        .put("State", pullRequest.isOpen() ? 0 : 1);
        pull.set("BaseRepo", repository());
        json.putObject("User").put("Username", user).putNull("Teams");
        return json.put("Success", success)
                .put("Directory", project.dir())
                .put("ProjectName", project.name());
    }

    private ObjectNode repository() {
        int slash = fullName.indexOf('/');
        String host = web.getAuthority();
        var json =
                JSON.objectNode()
                        .put("FullName", fullName)
                        .put("Owner", fullName.substring(0, slash))
                        .put("Name", fullName.substring(slash + 1))
                        .put(
                                "CloneURL",
                                "https://%s@%s/%s.git".formatted(CREDENTIALS, host, fullName))
                        .put(
                                "SanitizedCloneURL",
                                "https://x-access-token:<redacted>@%s/%s.git"
                                        .formatted(host, fullName));
        json.putObject("VCSHost").put("Hostname", host).put("Type", 0);
        return json;
    }

    ObjectNode drift(String detection, Map<Project, Plan> found) {
        var json =
                JSON.objectNode()
                        .put("repository", fullName)
                        .put("ref", "main")
                        .put("detection_id", detection)
                        .put("projects_with_drift", drifted(found))
                        .put("total_projects", found.size());
        var projects = json.putArray("projects");
        found.forEach((project, plan) ->
                PlanJson.counts(
                                plan,
                                projects.addObject()
                                        .put("project_name", project.name())
                                        .put("path", project.dir())
                                        .put("workspace", project.workspace())
                                        .put("has_drift", !plan.isEmpty()))
                        .put("summary", plan.summary()));
        return json;
    }

    private static long drifted(Map<Project, Plan> found) {
        return found.values().stream().filter(plan -> !plan.isEmpty()).count();
    }

    ObjectNode detection(String id, String commit, Instant at, Map<Project, Plan> found) {
        var json = envelope(true, at);
        var data =
                json.putObject("data")
                        .put("id", id)
                        .put("repository", fullName)
                        .put("detected_at", at.toString());
        var projects = data.putArray("projects");
        found.forEach((project, plan) -> {
            var one =
                    projects.addObject()
                            .put("project_name", project.name())
                            .put("directory", project.dir())
                            .put("workspace", project.workspace())
                            .put("ref", "main")
                            .put("base_branch", "main")
                            .put("resolved_commit", commit)
                            .put("detection_id", id)
                            .put("has_drift", !plan.isEmpty())
                            .put("last_checked", at.toString());
            PlanJson.counts(plan, one.putObject("drift"))
                    .put("total_changes", plan.changes().size())
                    .put("summary", plan.summary())
                    .put("changes_outside", !plan.drift().isEmpty());
        });
        data.putObject("summary")
                .put("total_projects", found.size())
                .put("projects_with_drift", drifted(found))
                .put("projects_without_drift", found.size() - drifted(found))
                .put("projects_with_errors", 0);
        return json;
    }

    static ObjectNode error(String code, String message, Instant at) {
        var json = envelope(false, at);
        json.putObject("error").put("code", code).put("message", message);
        return json;
    }

    private static ObjectNode envelope(boolean success, Instant at) {
        return JSON.objectNode()
                .put("success", success)
                .put("request_id", "sandbox-" + at.toEpochMilli())
                .put("timestamp", at.toString());
    }

    ObjectNode locks(List<Lock> locks) {
        var json = JSON.objectNode();
        if (locks.isEmpty()) {
            return json.putNull("Locks");
        }
        var list = json.putArray("Locks");
        for (Lock lock : locks) {
            Project project = lock.project();
            list.addObject()
                    .put("Name", lockName(project))
                    .put("ProjectName", project.name())
                    .put("ProjectRepo", fullName)
                    .put("ProjectRepoPath", project.dir())
                    .put("PullID", Integer.toString(lock.pullRequest()))
                    .put("PullURL", web + "/" + fullName + "/pull/" + lock.pullRequest())
                    .put("User", lock.user())
                    .put("Workspace", project.workspace())
                    .put("Time", lock.since().toString());
        }
        return json;
    }

    String lockName(Project project) {
        return "%s/%s/%s/%s"
                .formatted(fullName, project.dir(), project.workspace(), project.name());
    }
}
