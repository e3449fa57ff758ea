package dev.tidemark.sandbox.story;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.sandbox.atlantis.Project;
import dev.tidemark.sandbox.github.Account;
import dev.tidemark.sandbox.github.Branches;
import dev.tidemark.sandbox.github.Branches.Draft;
import dev.tidemark.sandbox.github.MergeMethod;
import dev.tidemark.sandbox.github.Permission;
import dev.tidemark.sandbox.github.PullRequest;
import dev.tidemark.sandbox.github.PullRequests;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * What others let happen beside the story, said in words so that it can be remembered. What people
 * do by GitHub's API they do there.
 */
public final class Impromptu {

    private final Scene scene;
    private int opened;

    Impromptu(Scene scene) {
        this.scene = scene;
    }

    /**
     * Does one thing.
     *
     * @param kind what
     * @param details with what
     * @return what came of it
     * @throws IllegalArgumentException if that cannot be done
     */
    public ObjectNode act(Instant at, String kind, Map<String, String> details) {
        try {
            return act(at, kind, new Details(details));
        } catch (NoSuchElementException e) {
            throw new IllegalArgumentException("no such thing as in " + details, e);
        }
    }

    private record Details(Map<String, String> values) {

        String text(String name, String otherwise) {
            return values.getOrDefault(name, otherwise);
        }

        Account by(String otherwise) {
            return Team.named(text("by", otherwise));
        }
    }

    private ObjectNode act(Instant at, String kind, Details details) {
        return switch (kind) {
            case "open" -> open(at, details);
            case "push" -> push(at, details);
            case "main" -> pushToMain(at, details);
            case "merge" -> {
                var pullRequest = find(details);
                pullRequests()
                        .merge(at, details.by(author(pullRequest)), pullRequest, MergeMethod.MERGE);
                yield json(pullRequest);
            }
            case "close" -> {
                var pullRequest = find(details);
                pullRequests().close(at, details.by(author(pullRequest)), pullRequest);
                yield json(pullRequest);
            }
            case "discard" -> {
                var pullRequest = find(details);
                var project = Project.named(details.text("project", "")).orElseThrow();
                scene.atlantis().discard(at, pullRequest, project);
                yield json(pullRequest);
            }
            case "permission" -> {
                var permission = details.text("permission", "").toUpperCase(Locale.ROOT);
                scene.repository().grant(details.by(""), Permission.valueOf(permission));
                yield JsonNodeFactory.instance.objectNode();
            }
            default -> throw new IllegalArgumentException("nothing is called " + kind);
        };
    }

    private PullRequests pullRequests() {
        return scene.repository().pullRequests();
    }

    private Branches branches() {
        return scene.repository().branches();
    }

    private static String author(PullRequest pullRequest) {
        return pullRequest.user().login();
    }

    private PullRequest find(Details details) {
        var pullRequest =
                pullRequests().find(Integer.parseInt(details.text("number", ""))).orElseThrow();
        if (!pullRequest.isOpen()) {
            throw new IllegalArgumentException("#" + pullRequest.number() + " is closed");
        }
        return pullRequest;
    }

    private ObjectNode open(Instant at, Details details) {
        opened++;
        var by = details.by(Team.HANA.login());
        var alteration = Alteration.named(details.text("change", "adds"));
        var tree = branches().tree(Story.DEFAULT_BRANCH);
        var proposal = alteration.proposal(tree);
        var title = details.text("title", proposal.title());
        var branch = proposal.branch(by.login(), 9_000 + opened);
        var files = Edit.contents(tree, proposal.edits());
        branches().push(at, by, branch, List.of(new Draft(title, files)));
        var text = new PullRequest.Text(title, proposal.body(), false);
        var pullRequest = pullRequests().open(at, by, branch, text);
        return json(pullRequest)
                .put("project", alteration.project().name())
                .put("dir", alteration.project().dir())
                .put("workspace", alteration.project().workspace());
    }

    /** A step further, or nothing that a plan shows. */
    private ObjectNode push(Instant at, Details details) {
        var pullRequest = find(details);
        var alteration =
                pullRequest.changedPaths().stream()
                        .flatMap(path -> Alteration.of(path).stream())
                        .findFirst()
                        .orElseThrow();
        var tree = branches().tree(pullRequest.headRef());
        var edits =
                Boolean.parseBoolean(details.text("same", "false"))
                        ? List.of(alteration.remark(at.toString()))
                        : alteration.proposal(tree).edits();
        var draft = new Draft("Once more", Edit.contents(tree, edits));
        var by = details.by(author(pullRequest));
        branches().push(at, by, pullRequest.headRef(), List.of(draft));
        return json(pullRequest);
    }

    private ObjectNode pushToMain(Instant at, Details details) {
        var path = details.text("path", "");
        if (path.isEmpty()) {
            throw new IllegalArgumentException("path is missing");
        }
        var draft =
                new Draft("Change " + path, Map.of(path, details.text("content", at.toString())));
        var by = details.by(Team.JIWON.login());
        var head = branches().push(at, by, Story.DEFAULT_BRANCH, List.of(draft));
        return JsonNodeFactory.instance.objectNode().put("head", head.sha());
    }

    private static ObjectNode json(PullRequest pullRequest) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("number", pullRequest.number())
                .put("branch", pullRequest.headRef())
                .put("head", pullRequest.head().sha())
                .put("base", pullRequest.base().sha());
    }
}
