package dev.tidemark.sandbox.story;

import dev.tidemark.sandbox.atlantis.Project;
import dev.tidemark.sandbox.atlantis.SimulatedAtlantis;
import dev.tidemark.sandbox.github.Account;
import dev.tidemark.sandbox.github.PullRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How a pull request that Atlantis planned is applied, comment by comment, before its merge. */
final class TerraformSteps {

    /** Then it is merged as it is: that happens too. */
    private static final int MOST_STEPS = 16;

    private static final List<Account> POLICY_OWNERS = List.of(Team.JIWON, Team.TAEMIN);

    private final Scene scene;
    private final PullRequest pullRequest;
    private final Account author;
    private final Timeline.Act push;
    private final Runnable done;
    private List<String> tried = List.of();
    private int stuck;
    private int steps;

    /**
     * For one pull request.
     *
     * @param push one more commit by its author
     * @param done what follows once nothing is left to apply
     */
    TerraformSteps(
            Scene scene,
            PullRequest pullRequest,
            Account author,
            Timeline.Act push,
            Runnable done) {
        this.scene = scene;
        this.pullRequest = pullRequest;
        this.author = author;
        this.push = push;
        this.done = done;
    }

    /** What people do before anybody has looked at it. */
    void fiddle() {
        if (progress() == SimulatedAtlantis.Progress.NOTHING_TO_DO) {
            return;
        }
        var chance = scene.chance();
        if (chance.happens(0.2)) {
            // Refused: nobody has approved it yet.
            scene.timeline().soon(Duration.ofMinutes(4), at -> say(at, "atlantis apply"));
        }
        if (chance.happens(0.12)) {
            later(25, at -> say(at, "atlantis plan\nwith the new provider, please"));
        }
        if (chance.happens(0.06)) {
            later(30, at -> say(at, "terraform plan"));
        }
        if (chance.happens(0.06)) {
            later(35, at -> say(at, "atlantis unlock"));
        }
        if (chance.happens(0.05)) {
            later(40, this::discard);
        }
        if (chance.happens(0.03)) {
            later(45, this::tamper);
        }
    }

    void begin() {
        later(10, this::step);
    }

    private void step(Instant at) {
        steps++;
        if (!pullRequest.isOpen()) {
            return;
        }
        if (steps > MOST_STEPS) {
            done.run();
            return;
        }
        switch (progress()) {
            case NOTHING_TO_DO, APPLIED -> done.run();
            case NO_PLAN -> {
                say(at, "atlantis plan");
                later(8, this::step);
            }
            case PLAN_FAILED -> planAgain(at);
            case POLICIES_BROKEN -> {
                boolean knows = scene.chance().happens(0.8);
                var by = knows ? scene.chance().oneOf(POLICY_OWNERS) : author;
                comment(at, by, "atlantis approve_policies");
                later(10, this::step);
            }
            case PLANNED -> apply(at);
        }
    }

    /** A fault of the code, of the provider, or a lock: who reads the comment knows which. */
    private void planAgain(Instant at) {
        if (scene.chance().happens(0.35)) {
            push.happen(at);
        } else {
            say(at, "atlantis plan");
        }
        later(40, this::step);
    }

    private void apply(Instant at) {
        var waiting = scene.atlantis().unapplied(pullRequest);
        stuck = waiting.equals(tried) ? stuck + 1 : 0;
        tried = waiting;
        if (stuck >= 2) {
            // Main moved on under it.
            stuck = 0;
            scene.repository().branches().rebase(at, author, pullRequest.headRef());
            later(10, this::step);
            return;
        }
        if (waiting.size() == 1 && steps > 2 && scene.chance().happens(0.06)) {
            // Production is forgotten.
            done.run();
            return;
        }
        if (scene.chance().happens(0.08)) {
            // Applied before Atlantis has planned the push.
            push.happen(at);
            scene.timeline().soon(Duration.ofSeconds(3), then -> say(then, command(waiting)));
        } else {
            say(at, command(waiting));
        }
        later(9, this::step);
    }

    private String command(List<String> waiting) {
        if (scene.chance().happens(0.06)) {
            return "atlantis apply please";
        }
        return waiting.isEmpty() || scene.chance().happens(0.25)
                ? "atlantis apply"
                : "atlantis apply -p " + waiting.getFirst();
    }

    private void discard(Instant at) {
        if (pullRequest.isOpen() && progress() == SimulatedAtlantis.Progress.PLANNED) {
            scene.atlantis().discard(at, pullRequest, Project.PRODUCTION);
        }
    }

    /** GitHub lets whoever may write edit what Atlantis said. */
    private void tamper(Instant at) {
        pullRequest.comments().stream()
                .filter(one -> one.user().equals(SimulatedAtlantis.BOT))
                .filter(one -> one.body().contains("to destroy."))
                .findFirst()
                .ifPresent(one ->
                        scene.repository()
                                .pullRequests()
                                .editComment(
                                        at,
                                        author,
                                        pullRequest,
                                        one,
                                        one.body()
                                                .replaceAll(
                                                        "[0-9]+ to destroy\\.", "0 to destroy.")));
    }

    private SimulatedAtlantis.Progress progress() {
        return scene.atlantis().progress(pullRequest);
    }

    private void say(Instant at, String command) {
        comment(at, author, command);
    }

    private void comment(Instant at, Account by, String command) {
        if (pullRequest.isOpen()) {
            scene.repository().pullRequests().comment(at, by, pullRequest, command);
        }
    }

    private void later(int minutes, Timeline.Act act) {
        scene.timeline().later(scene.chance().about(Duration.ofMinutes(minutes)), act);
    }
}
