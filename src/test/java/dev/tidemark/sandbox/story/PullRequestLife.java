package dev.tidemark.sandbox.story;

import dev.tidemark.sandbox.github.Account;
import dev.tidemark.sandbox.github.Branches.Draft;
import dev.tidemark.sandbox.github.PullRequest;
import dev.tidemark.sandbox.github.PullRequests;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** One pull request, from the first commit until it is merged or given up, seen by its author. */
final class PullRequestLife {

    private final Scene scene;
    private final ContinuousIntegration integration;
    private final Proposal proposal;
    private final Account author;
    private final String branch;
    private final Consumer<Proposal> wantBack;
    private final List<Edit> undoing;

    PullRequestLife(
            Scene scene,
            Proposal proposal,
            Account author,
            int number,
            Consumer<Proposal> wantBack) {
        this.scene = scene;
        this.integration = new ContinuousIntegration(scene);
        this.proposal = proposal;
        this.author = author;
        this.branch = proposal.branch(author.login(), number);
        this.wantBack = wantBack;
        var tree = scene.repository().branches().tree(Story.DEFAULT_BRANCH);
        this.undoing = proposal.edits().stream().map(edit -> edit.undoing(tree)).toList();
    }

    void begin(Instant at) {
        var branches = scene.repository().branches();
        var files = Edit.contents(branches.tree(Story.DEFAULT_BRANCH), proposal.edits());
        branches.push(at, author, branch, List.of(new Draft(proposal.title(), files)));
        scene.timeline().soon(Duration.ofSeconds(45), this::open);
    }

    private void open(Instant at) {
        var chance = scene.chance();
        var pullRequest =
                pullRequests().open(at, author, branch, scene.wording().pullRequest(proposal));
        integration.check(pullRequest, author);
        if (pullRequest.isDraft()) {
            later(70, then -> ready(then, pullRequest));
        }
        for (int i = chance.between(-1, 2); i > 0; i--) {
            later(60, then -> pushMore(then, pullRequest));
        }
        if (chance.happens(0.35)) {
            later(40, then -> remark(then, pullRequest));
        }
        if (chance.happens(0.12)) {
            later(30, then -> retitle(then, pullRequest));
        }
        if (chance.happens(0.05)) {
            later(50, then -> backToDraft(then, pullRequest));
        }
        steps(pullRequest).fiddle();
        new Reviewing(scene, pullRequest, author, () -> settle(pullRequest)).begin();
    }

    private PullRequests pullRequests() {
        return scene.repository().pullRequests();
    }

    private void later(int minutes, Timeline.Act act) {
        scene.timeline().later(scene.chance().about(Duration.ofMinutes(minutes)), act);
    }

    private void ready(Instant at, PullRequest pullRequest) {
        if (pullRequest.isOpen() && pullRequest.isDraft()) {
            pullRequests().readyForReview(at, author, pullRequest);
        }
    }

    private void backToDraft(Instant at, PullRequest pullRequest) {
        if (pullRequest.isOpen() && !pullRequest.isDraft()) {
            pullRequests().convertToDraft(at, author, pullRequest);
            later(45, then -> ready(then, pullRequest));
        }
    }

    private void pushMore(Instant at, PullRequest pullRequest) {
        if (!pullRequest.isOpen()) {
            return;
        }
        var branches = scene.repository().branches();
        if (scene.chance().happens(0.12)) {
            branches.rebase(at, author, branch);
        } else {
            var path = proposal.edits().getFirst().path();
            var why = "see #%d, %s".formatted(pullRequest.number(), at);
            var files = Edit.contents(branches.tree(branch), List.of(new Edit(path, "# why", why)));
            var message =
                    scene.chance().oneOf(List.of("Say why", "Address review", "Fix the typo"));
            branches.push(at, author, branch, List.of(new Draft(message, files)));
        }
        integration.check(pullRequest, author);
    }

    private void remark(Instant at, PullRequest pullRequest) {
        pullRequests()
                .comment(at, scene.chance().oneOf(Team.ALL), pullRequest, scene.wording().remark());
    }

    private void retitle(Instant at, PullRequest pullRequest) {
        var title = scene.wording().retitled(pullRequest.title());
        pullRequests().rename(at, author, pullRequest, title);
    }

    /** Once the reviewers are content. */
    private void settle(PullRequest pullRequest) {
        if (scene.chance().happens(0.1)) {
            later(20, then -> pushMore(then, pullRequest));
        }
        steps(pullRequest).begin();
    }

    private TerraformSteps steps(PullRequest pullRequest) {
        return new TerraformSteps(
                scene,
                pullRequest,
                author,
                at -> pushMore(at, pullRequest),
                () -> later(35, then -> end(then, pullRequest)));
    }

    private void end(Instant at, PullRequest pullRequest) {
        if (!pullRequest.isOpen()) {
            return;
        }
        if (pullRequest.isDraft()) {
            ready(at, pullRequest);
            later(15, then -> end(then, pullRequest));
        } else if (scene.chance().happens(0.09)) {
            pullRequests().close(at, author, pullRequest);
            later(120, then -> reconsider(then, pullRequest));
        } else {
            merge(at, pullRequest);
        }
    }

    private void reconsider(Instant at, PullRequest pullRequest) {
        if (scene.chance().happens(0.4)) {
            pullRequests().reopen(at, author, pullRequest);
            later(60, then -> end(then, pullRequest));
        }
    }

    private void merge(Instant at, PullRequest pullRequest) {
        var merger = scene.chance().happens(0.6) ? author : scene.chance().oneOf(Team.ALL);
        var commit = pullRequests().merge(at, merger, pullRequest, scene.chance().mergeMethod());
        integration.pushed(merger, commit);
        boolean canGoBack = undoing.stream().noneMatch(edit -> edit.value().isEmpty());
        if (canGoBack && scene.chance().happens(0.04)) {
            var body = "Reverts #" + pullRequest.number() + ".";
            var title = "Revert \"" + proposal.title() + "\"";
            wantBack.accept(new Proposal(title, body, undoing));
        }
    }
}
