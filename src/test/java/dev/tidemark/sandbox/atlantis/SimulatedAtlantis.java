package dev.tidemark.sandbox.atlantis;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.sandbox.atlantis.CommandLine.Answered;
import dev.tidemark.sandbox.atlantis.CommandLine.Command;
import dev.tidemark.sandbox.atlantis.CommandLine.Ignored;
import dev.tidemark.sandbox.atlantis.PullState.Status;
import dev.tidemark.sandbox.github.Account;
import dev.tidemark.sandbox.github.PullRequest;
import dev.tidemark.sandbox.github.SimulatedRepository;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * An Atlantis for one repository: it hears what GitHub tells and answers there. Its own lock is
 * taken before GitHub's, never after: what it hears it only notes.
 */
public final class SimulatedAtlantis {

    /** Its account. Ids never change: an edit by anybody else is told by it. */
    public static final Account BOT = Account.bot(143_207_516L, "eco-atlantis[bot]");

    /** With this seed nothing breaks by itself. */
    public static final long CALM = Fate.CALM;

    private static final Set<String> PLANS_AGAIN =
            Set.of("opened", "reopened", "synchronize", "ready_for_review");

    private final Object lock;
    private final Scene scene;
    private final Planning planning;
    private final Applying applying;
    private final PolicyChecking policies;
    private final Set<String> policyOwners;

    private SimulatedAtlantis(Object lock, Scene scene, Set<String> policyOwners) {
        this.lock = lock;
        this.scene = scene;
        this.planning = new Planning(scene);
        this.applying = new Applying(scene);
        this.policies = new PolicyChecking(scene);
        this.policyOwners = Set.copyOf(policyOwners);
    }

    /**
     * Begins to listen.
     *
     * @param web where GitHub's pages are, and its own below them
     * @param policyOwners logins of who may set a policy aside
     */
    public static SimulatedAtlantis of(
            SimulatedRepository repository,
            URI web,
            Later later,
            Outbox outbox,
            Set<String> policyOwners,
            long seed) {
        var reporter = new Reporter(repository, BOT);
        var lock = new Object();
        Later guarded =
                (wait, act) ->
                        later.soon(
                                wait,
                                at -> {
                                    synchronized (lock) {
                                        act.accept(at);
                                    }
                                });
        var scene = Scene.of(repository, web, reporter, guarded, outbox, seed);
        for (Project project : Project.ALL) {
            scene.terraform().begin(project, scene.main(project));
        }
        var atlantis = new SimulatedAtlantis(lock, scene, policyOwners);
        repository.listen(atlantis::hear);
        return atlantis;
    }

    private void hear(String event, JsonNode payload) {
        String action = payload.path("action").asText();
        String login = payload.at("/sender/login").asText();
        if (event.equals("pull_request")) {
            int number = payload.path("number").intValue();
            if (PLANS_AGAIN.contains(action)) {
                soon(4, at -> autoplan(at, number, login));
            } else if (action.equals("closed")) {
                soon(3, at -> closed(at, number));
            }
        } else if (event.equals("issue_comment")
                && action.equals("created")
                && payload.at("/comment/user/id").longValue() != BOT.id()) {
            int number = payload.at("/issue/number").intValue();
            String body = payload.at("/comment/body").asText();
            soon(2, at -> commented(at, number, login, body));
        }
    }

    private void soon(int seconds, Consumer<Instant> act) {
        scene.later().soon(Duration.ofSeconds(seconds), act);
    }

    private void autoplan(Instant at, int number, String login) {
        var pullRequest = scene.repository().pullRequests().find(number);
        if (pullRequest.isEmpty() || !pullRequest.get().isOpen() || pullRequest.get().isDraft()) {
            return;
        }
        var projects = projectsOf(pullRequest.get());
        if (!projects.isEmpty()) {
            planning.begin(at, pullRequest.get(), projects, login);
        }
    }

    private static List<Project> projectsOf(PullRequest pullRequest) {
        var paths = pullRequest.changedPaths();
        return Project.ALL.stream()
                .filter(project -> paths.stream().anyMatch(project::isPlannedFor))
                .toList();
    }

    private void closed(Instant at, int number) {
        var pullRequest = scene.repository().pullRequests().find(number).orElseThrow();
        var state = scene.pulls().remove(number);
        scene.locks().releaseAll(number);
        if (state != null && !state.known().isEmpty()) {
            scene.reporter().comment(at, pullRequest, "", OtherComments.closed(state.known()));
        }
    }

    private void commented(Instant at, int number, String login, String body) {
        var pullRequest = scene.repository().pullRequests().find(number).orElseThrow();
        switch (CommandLine.of(body, BOT.login())) {
            case Ignored ignored -> {}
            case Answered answered ->
                    scene.reporter().comment(at, pullRequest, "", answered.comment());
            case Command command -> {
                if (pullRequest.isOpen()) {
                    run(at, pullRequest, command, login);
                }
            }
        }
    }

    private void run(Instant at, PullRequest pullRequest, Command command, String login) {
        if (!scene.repository().isWriter(login)) {
            String denied = OtherComments.denied(login, command.verb().word());
            scene.reporter().comment(at, pullRequest, "", denied);
            return;
        }
        switch (command.verb()) {
            case PLAN -> {
                var projects =
                        (command.isForAll() ? projectsOf(pullRequest) : Project.ALL)
                                .stream().filter(command::isFor).toList();
                if (!projects.isEmpty()) {
                    planning.begin(at, pullRequest, projects, login);
                } else {
                    scene.reporter().comment(at, pullRequest, "plan", "Ran Plan for 0 projects:\n");
                }
            }
            case APPLY -> applying.begin(at, pullRequest, command, login);
            case UNLOCK -> unlock(at, pullRequest);
            case APPROVE_POLICIES -> {
                if (policyOwners.contains(login)) {
                    policies.approve(at, pullRequest, command);
                } else {
                    String denied = OtherComments.denied(login, command.verb().word());
                    scene.reporter().comment(at, pullRequest, "", denied);
                }
            }
        }
    }

    private void unlock(Instant at, PullRequest pullRequest) {
        scene.locks().releaseAll(pullRequest.number());
        scene.pulls().remove(pullRequest.number());
        scene.reporter().comment(at, pullRequest, "unlock", OtherComments.UNLOCKED);
    }

    /** Somebody throws one plan away in Atlantis' own pages, which do not ask who. */
    public void discard(Instant at, PullRequest pullRequest, Project project) {
        synchronized (lock) {
            scene.locks().release(project, pullRequest.number());
            scene.state(pullRequest).forget(project);
            scene.reporter().comment(at, pullRequest, "", OtherComments.discarded(project));
        }
    }

    /** Somebody changes by hand what Terraform made. */
    public void driftOutside(Project project, int port) {
        synchronized (lock) {
            scene.terraform().driftOutside(project, port);
        }
    }

    /** Compares every project with what runs, as its API does, and tells by webhook. */
    public JsonNode detect(Instant at, List<String> names) {
        synchronized (lock) {
            var found = new LinkedHashMap<Project, Plan>();
            for (Project project : Project.ALL) {
                if (names.isEmpty() || names.contains(project.name())) {
                    found.put(project, scene.terraform().plan(project, scene.main(project), at));
                }
            }
            String id = "detection-" + at.toEpochMilli();
            String commit = scene.repository().branches().head("main").sha();
            scene.outbox().webhook(scene.json().drift(id, found));
            return scene.json().detection(id, commit, at, found);
        }
    }

    /** How its API says no. */
    public static JsonNode error(String code, String message, Instant at) {
        return AtlantisJson.error(code, message, at);
    }

    public JsonNode locks() {
        synchronized (lock) {
            return scene.json().locks(scene.locks().all());
        }
    }

    /** How far a pull request is, for whoever wants to go on with it. */
    public Progress progress(PullRequest pullRequest) {
        synchronized (lock) {
            return progressOf(pullRequest);
        }
    }

    private Progress progressOf(PullRequest pullRequest) {
        PullState state = scene.pulls().get(pullRequest.number());
        if (projectsOf(pullRequest).isEmpty()) {
            return Progress.NOTHING_TO_DO;
        }
        if (state == null || state.known().isEmpty()) {
            return Progress.NO_PLAN;
        }
        if (!state.that(Status.PLAN_ERRORED).isEmpty()) {
            return Progress.PLAN_FAILED;
        }
        if (!state.that(Status.POLICIES_BROKEN).isEmpty()) {
            return Progress.POLICIES_BROKEN;
        }
        return state.that(Status.PLANNED, Status.APPLY_ERRORED).isEmpty()
                ? Progress.APPLIED
                : Progress.PLANNED;
    }

    /** Names of projects that wait for their apply. */
    public List<String> unapplied(PullRequest pullRequest) {
        synchronized (lock) {
            PullState state = scene.pulls().get(pullRequest.number());
            return state == null
                    ? List.of()
                    : state.that(Status.PLANNED, Status.APPLY_ERRORED).stream()
                            .map(Project::name)
                            .toList();
        }
    }

    /** Of a pull request. */
    public enum Progress {
        NOTHING_TO_DO,
        NO_PLAN,
        PLAN_FAILED,
        POLICIES_BROKEN,
        PLANNED,
        APPLIED
    }
}
