package dev.tidemark.sandbox.story;

import dev.tidemark.sandbox.ansible.Reports;
import dev.tidemark.sandbox.argocd.ServedArgoCd;
import dev.tidemark.sandbox.atlantis.Outbox;
import dev.tidemark.sandbox.atlantis.Project;
import dev.tidemark.sandbox.atlantis.SimulatedAtlantis;
import dev.tidemark.sandbox.git.GitObjects;
import dev.tidemark.sandbox.github.Account;
import dev.tidemark.sandbox.github.Branches.Draft;
import dev.tidemark.sandbox.github.SimulatedGitHub;
import dev.tidemark.sandbox.github.SimulatedRepository;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The life of a team and its repository. The same settings tell the same story, byte for byte, as
 * long as whoever tells it passes the same moments.
 */
public final class Story {

    static final String DEFAULT_BRANCH = "main";

    private static final Duration BETWEEN_PROPOSALS = Duration.ofHours(3);
    private static final Duration BETWEEN_DIRECT_PUSHES = Duration.ofHours(8);
    private static final Duration BETWEEN_DETECTIONS = Duration.ofHours(9);
    private static final Duration BETWEEN_MISHAPS = Duration.ofHours(16);
    private static final long PROVISIONING = 1_000_000;
    private static final long WAITING = 2_000_000;
    private static final Duration WORK_OF_A_WEEK = Duration.ofHours(47);
    private static final Duration OLDER = Duration.ofDays(1);

    private final Settings settings;
    private final Scene scene;
    private final Proposals proposals;
    private final Impromptu impromptu;
    private final Waiting waiting;
    private final Provisioning provisioning;
    private int proposed;

    private Story(Settings settings, Scene scene, Reports reports) {
        this.settings = settings;
        this.scene = scene;
        this.proposals = new Proposals(scene.chance());
        this.impromptu = new Impromptu(scene);
        var chance = new Chance(settings.seed() + WAITING);
        this.waiting = new Waiting(scene.with(chance, new Wording(chance, false)));
        this.provisioning =
                new Provisioning(scene, reports, new Chance(settings.seed() + PROVISIONING));
    }

    /**
     * What decides the story.
     *
     * @param live until when it is past, told at once; later it goes on at the chosen speed
     * @param weeks how long the past is
     * @param hostile whether some people type what no page expects
     * @param renamed whether the repository gets another name on the way
     */
    public record Settings(
            long seed, Instant live, int weeks, double speed, boolean hostile, boolean renamed) {

        public Instant start() {
            return live.minus(Duration.ofDays(7L * weeks));
        }
    }

    /** The repository before the story begins. */
    public static SimulatedRepository repository(
            SimulatedGitHub github, GitObjects objects, Settings settings) {
        github.addAccount(SimulatedAtlantis.BOT);
        Team.joinTo(github);
        var repository =
                github.createRepository(
                        "backend",
                        objects,
                        FirstTree.grow(),
                        Team.JIWON,
                        settings.start().minus(OLDER));
        Team.grantIn(repository);
        return repository;
    }

    /** Who administers the repository: the one to add a webhook. */
    public static Account administrator() {
        return Team.JIWON;
    }

    public static Story of(SimulatedRepository repository, Settings settings) {
        return of(repository, settings, Outbox.NONE, Reports.NONE);
    }

    /**
     * A story whose tools tell others than GitHub too.
     *
     * @param outbox where Atlantis sends what does not go by way of GitHub
     * @param reports where Ansible tells of its plays
     */
    public static Story of(
            SimulatedRepository repository, Settings settings, Outbox outbox, Reports reports) {
        var story = of(repository, settings, outbox, reports, settings.seed());
        story.plan();
        return story;
    }

    /** Nothing happens in it by itself, and nothing breaks: for whoever does everything else. */
    public static Story still(SimulatedRepository repository, Settings settings, Outbox outbox) {
        return of(repository, settings, outbox, Reports.NONE, SimulatedAtlantis.CALM);
    }

    private static Story of(
            SimulatedRepository repository,
            Settings settings,
            Outbox outbox,
            Reports reports,
            long fate) {
        var chance = new Chance(settings.seed());
        var timeline = new Timeline(new Pace(settings.live(), settings.speed()), settings.start());
        var wording = new Wording(chance, settings.hostile());
        var atlantis =
                SimulatedAtlantis.of(
                        repository,
                        repository.web(),
                        new Reaction(timeline, Clock.systemUTC()),
                        outbox,
                        Set.of(Team.JIWON.login(), Team.TAEMIN.login()),
                        fate);
        var scene = new Scene(repository, atlantis, timeline, chance, wording);
        return new Story(settings, scene, reports);
    }

    public SimulatedAtlantis atlantis() {
        return scene.atlantis();
    }

    /** Lets clusters follow the main branch. To be called before anything is told. */
    public void deployTo(List<ServedArgoCd> clusters) {
        var repository = scene.repository();
        var deployments =
                new Deployments(
                        clusters,
                        repository,
                        scene.timeline(),
                        new Reaction(scene.timeline(), Clock.systemUTC()),
                        settings.live());
        deployments.begin(settings.start(), repository.branches().head(DEFAULT_BRANCH).sha());
        repository.listen(deployments::hear);
    }

    private void plan() {
        waiting.begin(settings.live(), settings.start());
        scene.timeline().later(Duration.ofMinutes(3), this::propose);
        scene.timeline().later(Duration.ofMinutes(20), this::propose);
        scene.timeline().later(BETWEEN_DIRECT_PUSHES, this::pushDirectly);
        provisioning.begin();
        scene.repository().listen(provisioning::hear);
        scene.timeline().later(BETWEEN_DETECTIONS, this::detectDrift);
        scene.timeline().later(BETWEEN_MISHAPS, this::changeByHand);
        if (settings.renamed()) {
            scene.timeline()
                    .later(
                            WORK_OF_A_WEEK.multipliedBy(settings.weeks()).dividedBy(2),
                            this::rename);
        }
    }

    /** When the next thing happens, if anything does. */
    public Optional<Instant> next() {
        return scene.timeline().next();
    }

    /** Whether the next thing is past when the story begins to be told. */
    public boolean isPast() {
        return next().filter(at -> at.isBefore(settings.live())).isPresent();
    }

    /** Lets others do something at a moment, which in the story is another if it was put off. */
    public <T> T beside(Instant inStory, Instant moment, Function<Instant, T> act) {
        var stamp = moment.truncatedTo(ChronoUnit.SECONDS);
        return scene.timeline().beside(inStory, () -> act.apply(stamp));
    }

    /** What others can do in it at any time. */
    public Impromptu impromptu() {
        return impromptu;
    }

    /** Lets the next thing happen, which GitHub will say happened at that moment. */
    public void tellNext(Instant moment) {
        scene.timeline().happen(moment);
    }

    private void propose(Instant at) {
        var tree = scene.repository().branches().tree(DEFAULT_BRANCH);
        begin(at, proposals.next(tree));
        scene.timeline().later(scene.chance().about(BETWEEN_PROPOSALS), this::propose);
    }

    private void begin(Instant at, Proposal proposal) {
        proposed++;
        var author = scene.chance().oneOf(Team.ALL);
        new PullRequestLife(scene, proposal, author, proposed, this::wantBack).begin(at);
    }

    private void wantBack(Proposal revert) {
        scene.timeline().later(Duration.ofMinutes(30), at -> begin(at, revert));
    }

    private void pushDirectly(Instant at) {
        var by = scene.chance().oneOf(Team.ALL);
        var branches = scene.repository().branches();
        var proposal = proposals.next(branches.tree(DEFAULT_BRANCH));
        var files = Edit.contents(branches.tree(DEFAULT_BRANCH), proposal.edits());
        var draft = new Draft(scene.wording().directPush(proposal), files);
        var head = branches.push(at, by, DEFAULT_BRANCH, List.of(draft));
        new ContinuousIntegration(scene).pushed(by, head);
        scene.timeline().later(scene.chance().about(BETWEEN_DIRECT_PUSHES), this::pushDirectly);
    }

    /** The tree's detect-drift, which a timer of the server runs. */
    private void detectDrift(Instant at) {
        scene.atlantis().detect(at, List.of());
        scene.timeline().later(BETWEEN_DETECTIONS, this::detectDrift);
    }

    private void changeByHand(Instant at) {
        var project = scene.chance().happens(0.7) ? Project.STAGING : Project.PRODUCTION;
        scene.atlantis().driftOutside(project, scene.chance().between(8_000, 9_000));
        scene.timeline().later(scene.chance().about(BETWEEN_MISHAPS), this::changeByHand);
    }

    private void rename(Instant at) {
        scene.repository().rename(at, administrator(), "backend-gitops");
    }
}
