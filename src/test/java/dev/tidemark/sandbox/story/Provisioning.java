package dev.tidemark.sandbox.story;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.sandbox.ansible.Inventory;
import dev.tidemark.sandbox.ansible.Invocation;
import dev.tidemark.sandbox.ansible.Play;
import dev.tidemark.sandbox.ansible.Playbook;
import dev.tidemark.sandbox.ansible.PlaybookRun;
import dev.tidemark.sandbox.ansible.Reports;
import dev.tidemark.sandbox.github.Account;
import dev.tidemark.sandbox.github.WorkflowRun;
import dev.tidemark.sandbox.github.WorkflowRun.Trigger;
import dev.tidemark.sandbox.github.WorkflowRun.Workflow;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What Ansible does: the whole bootstrap of an environment by a workflow, and the databases by hand
 * after somebody changed what they are to be. Left to a chance of its own, so that the rest of the
 * story is the same whatever it does.
 */
final class Provisioning {

    private static final Workflow BOOTSTRAP =
            new Workflow(
                    88_204_250L,
                    "infrastructure-bootstrap",
                    ".github/workflows/infrastructure-bootstrap.yml");
    private static final Duration BETWEEN_BOOTSTRAPS = Duration.ofHours(30);
    private static final Duration UNTIL_RUN_AGAIN = Duration.ofMinutes(20);
    private static final Duration UNTIL_SOMEBODY_RUNS_IT = Duration.ofMinutes(25);
    private static final double FAILS = 0.06;
    private static final List<Account> OPERATORS = List.of(Team.JIWON, Team.TAEMIN);

    private final Scene scene;
    private final Reports reports;
    private final Chance chance;
    private int commands;

    Provisioning(Scene scene, Reports reports, Chance chance) {
        this.scene = scene;
        this.reports = reports;
        this.chance = chance;
    }

    void begin() {
        scene.timeline().later(Duration.ofMinutes(5), at -> bootstrap(at, Inventory.STAGING));
        scene.timeline().later(Duration.ofMinutes(90), at -> bootstrap(at, Inventory.PRODUCTION));
        scene.timeline().later(BETWEEN_BOOTSTRAPS, this::bootstrapAgain);
    }

    private void bootstrapAgain(Instant at) {
        bootstrap(at, chance.oneOf(List.of(Inventory.STAGING, Inventory.PRODUCTION)));
        scene.timeline().later(chance.about(BETWEEN_BOOTSTRAPS), this::bootstrapAgain);
    }

    /** Called while GitHub's lock is held. Nobody runs anything for a stranger. */
    void hear(String event, JsonNode payload) {
        if (scene.timeline().isHappening()
                && event.equals("push")
                && payload.path("ref").asText().equals("refs/heads/" + Story.DEFAULT_BRANCH)
                && payload.path("commits").toString().contains("\"ansible/roles/")) {
            scene.timeline().later(UNTIL_SOMEBODY_RUNS_IT, at -> databases(at, Inventory.STAGING));
            scene.timeline()
                    .later(
                            UNTIL_SOMEBODY_RUNS_IT.multipliedBy(3),
                            at -> databases(at, Inventory.PRODUCTION));
        }
    }

    private void databases(Instant at, Inventory inventory) {
        commands++;
        var by = chance.oneOf(OPERATORS);
        var id = UUID.nameUUIDFromBytes(("command " + commands).getBytes(StandardCharsets.UTF_8));
        var invocation =
                new Invocation(
                        scene.repository().fullName(),
                        scene.repository().branches().head(Story.DEFAULT_BRANCH).sha(),
                        by.login(),
                        inventory,
                        id.toString(),
                        1,
                        "",
                        "manual",
                        Story.DEFAULT_BRANCH);
        play(
                at,
                new PlaybookRun(invocation, Playbook.DATABASES, reports),
                (end, failed) -> {
                    if (failed) {
                        scene.timeline()
                                .later(UNTIL_RUN_AGAIN, again -> databases(again, inventory));
                    }
                });
    }

    private void bootstrap(Instant at, Inventory inventory) {
        var head = scene.repository().branches().head(Story.DEFAULT_BRANCH);
        var trigger =
                new Trigger(
                        "workflow_dispatch",
                        chance.oneOf(OPERATORS),
                        Story.DEFAULT_BRANCH,
                        head,
                        null);
        start(scene.repository().workflowRuns().request(at, BOOTSTRAP, trigger), inventory);
    }

    private void start(WorkflowRun run, Inventory inventory) {
        scene.timeline()
                .soon(
                        Duration.ofSeconds(chance.between(2, 15)),
                        at -> {
                            scene.repository().workflowRuns().start(at, run);
                            everything(at, run, inventory);
                        });
    }

    private void everything(Instant at, WorkflowRun run, Inventory inventory) {
        var invocation = invocation(run, inventory);
        play(
                at,
                new PlaybookRun(invocation, Playbook.SITE, reports),
                (end, failed) -> {
                    if (failed) {
                        complete(end, run, "failure");
                        scene.timeline()
                                .later(UNTIL_RUN_AGAIN, again -> rerun(again, run, inventory));
                    } else {
                        handOver(end, run, invocation);
                    }
                });
    }

    /** The last job, whose playbook does not fail here. */
    private void handOver(Instant at, WorkflowRun run, Invocation invocation) {
        var last = new PlaybookRun(invocation, Playbook.ROOT_APPLICATION, reports);
        play(at, last, (end, failed) -> complete(end, run, "success"));
    }

    private Invocation invocation(WorkflowRun run, Inventory inventory) {
        var repository = scene.repository();
        return new Invocation(
                repository.fullName(),
                run.trigger().head().sha(),
                run.trigger().actor().login(),
                inventory,
                Long.toString(run.id()),
                run.attempt(),
                repository.web() + "/" + repository.fullName() + "/actions/runs/" + run.id(),
                run.trigger().event(),
                Story.DEFAULT_BRANCH);
    }

    private void complete(Instant at, WorkflowRun run, String conclusion) {
        scene.repository().workflowRuns().complete(at, run, conclusion);
    }

    private void rerun(Instant at, WorkflowRun run, Inventory inventory) {
        scene.repository().workflowRuns().rerun(at, run);
        start(run, inventory);
    }

    /** How a command ended. */
    @FunctionalInterface
    private interface Ended {
        void at(Instant at, boolean failed);
    }

    private void play(Instant at, PlaybookRun run, Ended ended) {
        Play play = run.begin(at);
        boolean fails = !play.fragile().isEmpty() && chance.happens(FAILS);
        scene.timeline()
                .soon(
                        play.takes(),
                        end -> {
                            if (fails) {
                                run.fail(end, chance.oneOf(play.fragile()));
                                ended.at(end, true);
                            } else {
                                run.succeed(end);
                                goOn(end, run, ended);
                            }
                        });
    }

    private void goOn(Instant at, PlaybookRun run, Ended ended) {
        if (run.hasNext()) {
            play(at, run, ended);
        } else {
            ended.at(at, false);
        }
    }
}
