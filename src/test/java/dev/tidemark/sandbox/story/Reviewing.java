package dev.tidemark.sandbox.story;

import dev.tidemark.sandbox.github.Account;
import dev.tidemark.sandbox.github.PullRequest;
import dev.tidemark.sandbox.github.PullRequests;
import dev.tidemark.sandbox.github.Review;
import dev.tidemark.sandbox.github.Review.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How one pull request is reviewed, until somebody approves it. */
final class Reviewing {

    private static final Duration WAIT = Duration.ofMinutes(75);

    private final Scene scene;
    private final PullRequest pullRequest;
    private final List<Account> others;
    private final Runnable content;

    Reviewing(Scene scene, PullRequest pullRequest, Account author, Runnable content) {
        this.scene = scene;
        this.pullRequest = pullRequest;
        this.others = Team.ALL.stream().filter(one -> !one.equals(author)).toList();
        this.content = content;
    }

    void begin() {
        waitFor(scene.chance().oneOf(others));
    }

    private void waitFor(Account reviewer) {
        scene.timeline().later(scene.chance().about(WAIT), at -> review(at, reviewer));
    }

    private void review(Instant at, Account reviewer) {
        if (!pullRequest.isOpen()) {
            return;
        }
        if (pullRequest.isDraft()) {
            waitFor(reviewer);
        } else if (scene.chance().happens(0.6)) {
            approve(at, reviewer);
        } else {
            object(at, reviewer);
            waitFor(reviewer);
        }
    }

    private void approve(Instant at, Account reviewer) {
        var review =
                pullRequests()
                        .review(
                                at,
                                reviewer,
                                pullRequest,
                                State.APPROVED,
                                scene.wording().approval());
        if (scene.chance().happens(0.07)) {
            scene.timeline().later(scene.chance().about(WAIT), then -> dismiss(then, review));
            return;
        }
        if (scene.chance().happens(0.25)) {
            scene.timeline().later(Duration.ofMinutes(25), this::agree);
        }
        content.run();
    }

    private void object(Instant at, Account reviewer) {
        if (scene.chance().happens(0.5)) {
            var text = scene.wording().request();
            pullRequests().review(at, reviewer, pullRequest, State.CHANGES_REQUESTED, text);
        } else {
            var text = scene.wording().remark();
            pullRequests().review(at, reviewer, pullRequest, State.COMMENTED, text);
        }
    }

    private void dismiss(Instant at, Review review) {
        if (pullRequest.isOpen()) {
            pullRequests().dismiss(at, Team.JIWON, pullRequest, review);
            waitFor(scene.chance().oneOf(others));
        }
    }

    private void agree(Instant at) {
        if (pullRequest.isOpen()) {
            var second = scene.chance().oneOf(others);
            pullRequests().review(at, second, pullRequest, State.APPROVED, "");
        }
    }

    private PullRequests pullRequests() {
        return scene.repository().pullRequests();
    }
}
