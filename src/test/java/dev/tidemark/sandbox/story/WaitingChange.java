package dev.tidemark.sandbox.story;

import dev.tidemark.sandbox.atlantis.SimulatedAtlantis.Progress;
import dev.tidemark.sandbox.github.Account;
import dev.tidemark.sandbox.github.Branches.Draft;
import dev.tidemark.sandbox.github.MergeMethod;
import dev.tidemark.sandbox.github.PullRequest;
import dev.tidemark.sandbox.github.PullRequests;
import dev.tidemark.sandbox.github.Review;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pull request of which its author does everything but have it approved and applied; and after it
 * the next one.
 */
final class WaitingChange {

    private static final Duration PATIENCE = Duration.ofDays(2);
    private static final Duration UNTIL_THE_NEXT = Duration.ofHours(2);

    /** Then something is wrong with it that its author does not understand. */
    private static final int MOST_STEPS = 40;

    private final Scene scene;
    private final ContinuousIntegration integration;
    private final Alteration alteration;
    private final Account author;
    private final Account policyOwner;
    private @Nullable PullRequest current;
    private boolean isLooking;
    private int proposed;
    private int steps;
    private long answered;

    WaitingChange(Scene scene, Alteration alteration, Account author, Account policyOwner) {
        this.scene = scene;
        this.integration = new ContinuousIntegration(scene);
        this.alteration = alteration;
        this.author = author;
        this.policyOwner = policyOwner;
    }

    void propose(Instant at) {
        proposed++;
        steps = 0;
        var branches = scene.repository().branches();
        var tree = branches.tree(Story.DEFAULT_BRANCH);
        var proposal = alteration.proposal(tree);
        var branch = proposal.branch(author.login(), 900 + proposed);
        var files = Edit.contents(tree, proposal.edits());
        branches.push(at, author, branch, List.of(new Draft(proposal.title(), files)));
        scene.timeline().soon(Duration.ofSeconds(45), then -> open(then, branch, proposal));
    }

    private void open(Instant at, String branch, Proposal proposal) {
        var text = new PullRequest.Text(proposal.title(), proposal.body(), false);
        var opened = pullRequests().open(at, author, branch, text);
        current = opened;
        integration.check(opened, author);
        if (alteration == Alteration.ADDS) {
            // Then nothing on GitHub is against it, and who has no account there can let it out.
            scene.timeline().later(Duration.ofMinutes(15), then -> review(then, opened));
        }
        if (alteration == Alteration.DESTROYS) {
            // In vain: nobody has approved it.
            scene.timeline()
                    .later(
                            Duration.ofMinutes(10),
                            then -> say(then, author, "atlantis apply -p " + project()));
        }
        scene.timeline().later(PATIENCE, then -> giveUp(then, opened));
    }

    private String project() {
        return alteration.project().name();
    }

    /** A look at the code, which Atlantis asks for; it says nothing about the plan. */
    private void review(Instant at, PullRequest pullRequest) {
        if (pullRequest.isOpen()) {
            var state = Review.State.APPROVED;
            pullRequests().review(at, Team.MINSU, pullRequest, state, scene.wording().approval());
        }
    }

    private PullRequests pullRequests() {
        return scene.repository().pullRequests();
    }

    boolean is(int number) {
        return current != null && current.number() == number;
    }

    /** Something happened to it: its author has a look soon. */
    void heard() {
        if (!isLooking) {
            isLooking = true;
            scene.timeline().soon(Duration.ofSeconds(25), this::look);
        }
    }

    private void look(Instant at) {
        isLooking = false;
        var pullRequest = current;
        if (pullRequest == null) {
            return;
        }
        steps++;
        if (!pullRequest.isOpen()) {
            rest();
        } else if (steps > MOST_STEPS) {
            giveUp(at, pullRequest);
        } else {
            goOn(at, pullRequest);
        }
    }

    private void goOn(Instant at, PullRequest pullRequest) {
        switch (scene.atlantis().progress(pullRequest)) {
            case NO_PLAN, PLAN_FAILED -> planAgain(at, pullRequest);
            case POLICIES_BROKEN -> say(at, policyOwner, "atlantis approve_policies");
            case PLANNED -> answer(pullRequest);
            case APPLIED, NOTHING_TO_DO ->
                    scene.timeline().later(Duration.ofMinutes(6), then -> merge(then, pullRequest));
        }
    }

    /** What fails once more is not the provider's fault, so something has to be pushed. */
    private void planAgain(Instant at, PullRequest pullRequest) {
        if (scene.atlantis().progress(pullRequest) == Progress.PLAN_FAILED && steps % 2 == 0) {
            push(at, pullRequest, false);
        } else {
            say(at, author, "atlantis plan");
        }
    }

    /** Whoever asks for changes gets some. */
    private void answer(PullRequest pullRequest) {
        pullRequest.reviews().stream()
                .filter(one -> one.state() == Review.State.CHANGES_REQUESTED)
                .filter(one -> one.id() > answered)
                .reduce((earlier, later) -> later)
                .ifPresent(one -> {
                    answered = one.id();
                    scene.timeline()
                            .later(Duration.ofMinutes(25), then -> push(then, pullRequest, true));
                });
    }

    /** While it waits; then what was approved of it is void. */
    void pushWhileItWaits(Instant at, boolean further) {
        var pullRequest = current;
        if (pullRequest != null
                && pullRequest.isOpen()
                && scene.atlantis().progress(pullRequest) == Progress.PLANNED) {
            push(at, pullRequest, further);
        }
    }

    private void push(Instant at, PullRequest pullRequest, boolean further) {
        if (!pullRequest.isOpen()) {
            return;
        }
        var branches = scene.repository().branches();
        var tree = branches.tree(pullRequest.headRef());
        var why = alteration.remark("see #%d, %s".formatted(pullRequest.number(), at));
        var edits = further ? alteration.proposal(tree).edits() : List.of(why);
        var message = further ? "Go a step further" : "Say why";
        var draft = new Draft(message, Edit.contents(tree, edits));
        branches.push(at, author, pullRequest.headRef(), List.of(draft));
        integration.check(pullRequest, author);
    }

    private void say(Instant at, Account by, String command) {
        var pullRequest = current;
        if (pullRequest != null && pullRequest.isOpen()) {
            pullRequests().comment(at, by, pullRequest, command);
        }
    }

    private void merge(Instant at, PullRequest pullRequest) {
        if (pullRequest.isOpen()) {
            var commit = pullRequests().merge(at, author, pullRequest, MergeMethod.SQUASH);
            integration.pushed(author, commit);
        }
    }

    private void giveUp(Instant at, PullRequest pullRequest) {
        if (pullRequest.isOpen()) {
            pullRequests().comment(at, author, pullRequest, "Not needed any more.");
            pullRequests().close(at, author, pullRequest);
        }
    }

    private void rest() {
        current = null;
        scene.timeline().later(UNTIL_THE_NEXT, this::propose);
    }
}
