package dev.tidemark.sandbox.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.sandbox.atlantis.SimulatedAtlantis.Progress;
import dev.tidemark.sandbox.git.HashedObjects;
import dev.tidemark.sandbox.github.Account;
import dev.tidemark.sandbox.github.PullRequest;
import dev.tidemark.sandbox.github.PullRequests;
import dev.tidemark.sandbox.github.Review;
import dev.tidemark.sandbox.github.SimulatedGitHub;
import dev.tidemark.sandbox.github.SimulatedRepository;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What waits for the portal's user, and how the story goes on once that user acted. */
class WaitingTest {

    private static final Instant LIVE = Instant.parse("2026-11-23T08:12:00Z");
    private static final URI WEB = URI.create("http://127.0.0.1:7419");
    private static final int SPEED = 60;
    private static final List<String> PATHS =
            List.of(FirstTree.EDGE, FirstTree.QUEUE, FirstTree.MONITORING);

    private SimulatedRepository repository;
    private Story story;

    @BeforeEach
    void tellPast() {
        var settings = new Story.Settings(7, LIVE, 1, SPEED, false, false);
        var github = SimulatedGitHub.silent(WEB, Team.ORGANIZATION, 7, told -> {});
        repository = Story.repository(github, new HashedObjects(), settings);
        story = Story.of(repository, settings);
        while (story.isPast()) {
            story.tellNext(story.next().orElseThrow());
        }
    }

    @Test
    void threeFinishedPlansWaitWhenSomebodyBeginsToWatch() {
        assertThat(waiting())
                .hasSize(3)
                .allMatch(one -> story.atlantis().progress(one) == Progress.PLANNED)
                .extracting(one -> one.user().login())
                .containsExactlyInAnyOrder("sora", "jiwon", "hana");
        assertThat(of("hana").reviews())
                .as("a colleague saw the code")
                .extracting(one -> one.user().login())
                .containsExactly("minsu");
        assertThat(of("sora").reviews()).isEmpty();
        assertThat(of("jiwon").reviews()).isEmpty();
        assertThat(plan(of("hana"))).contains("2 to add, 0 to change, 0 to destroy.");
        assertThat(plan(of("sora"))).contains("2 to add, 0 to change, 3 to destroy.");
        assertThat(plan(of("jiwon"))).contains("0 to add, 1 to change, 0 to destroy.");
    }

    @Test
    void itIsMergedOnceSomebodyElseHadItAppliedAndTheNextOneComes() {
        var pullRequest = of("hana");
        act(at -> approve(at, pullRequest));
        act(at -> say(at, Team.TAEMIN, pullRequest, "atlantis apply -p edge-production"));

        tellFor(Duration.ofHours(1));

        assertThat(last(pullRequest.comments().stream().map(one -> one.body()).toList()))
                .contains("Locks and plans deleted");
        assertThat(pullRequest.isMerged()).isTrue();
        assertThat(Edit.valueIn(repository.branches().tree("main"), FirstTree.EDGE, "hosts"))
                .isEqualTo("6");
        tellFor(Duration.ofHours(4));
        assertThat(of("hana").number()).isGreaterThan(pullRequest.number());
        assertThat(plan(of("hana"))).contains("2 to add");
    }

    @Test
    void applyIsByDirectoryAndWorkspaceToo() {
        tellFor(Duration.ofMinutes(20));
        var pullRequest = of("jiwon");
        act(at -> approve(at, pullRequest));
        act(at ->
                say(
                        at,
                        Team.TAEMIN,
                        pullRequest,
                        "atlantis apply -d terraform/monitoring -w production"));
        tellFor(Duration.ofMinutes(2));
        assertThat(last(comments(pullRequest)))
                .contains("project: `monitoring-production`")
                .contains("Apply complete!");
    }

    @Test
    void withoutAnApprovalOrByWhoMayOnlyReadNothingIsApplied() {
        var pullRequest = of("jiwon");
        act(at -> say(at, Team.TAEMIN, pullRequest, "atlantis apply -p monitoring-production"));
        tellFor(Duration.ofMinutes(2));
        assertThat(last(comments(pullRequest))).contains("Pull request must be approved");

        act(at -> approve(at, pullRequest));
        act(at -> say(at, Team.DAHYE, pullRequest, "atlantis apply -p monitoring-production"));
        tellFor(Duration.ofMinutes(2));
        assertThat(last(comments(pullRequest)))
                .contains("User @dahye does not have permissions to execute 'apply' command");
        int before = comments(pullRequest).size();

        act(at ->
                say(
                        at,
                        Team.TAEMIN,
                        pullRequest,
                        "atlantis apply -p monitoring-production\nby Ida"));
        tellFor(Duration.ofMinutes(2));
        assertThat(comments(pullRequest)).as("two lines are talk").hasSize(before);
        act(at ->
                say(
                        at,
                        Team.TAEMIN,
                        pullRequest,
                        "atlantis apply -p monitoring-production by Ida"));
        tellFor(Duration.ofMinutes(2));
        assertThat(last(comments(pullRequest))).contains("unknown argument(s) – by Ida");
        assertThat(story.atlantis().progress(pullRequest)).isEqualTo(Progress.PLANNED);
    }

    @Test
    void whoAsksForChangesGetsANewPush() {
        var pullRequest = of("hana");
        var head = pullRequest.head();
        act(at ->
                pullRequests()
                        .review(
                                at,
                                Team.TAEMIN,
                                pullRequest,
                                Review.State.CHANGES_REQUESTED,
                                "Three would do."));
        tellFor(Duration.ofHours(2));
        assertThat(pullRequest.head()).isNotEqualTo(head);
        assertThat(plan(pullRequest)).contains("4 to add");
    }

    @Test
    void nobodyInTheStoryDecidesAndTheOldestAreGivenUp() {
        var first = waiting();
        var heads = first.stream().map(PullRequest::head).toList();
        for (int hours = 1; hours < 45; hours++) {
            tellUntil(Duration.ofHours(hours));
            assertThat(waiting()).hasSizeLessThanOrEqualTo(3);
        }
        assertThat(first)
                .allMatch(PullRequest::isOpen)
                .allMatch(one -> one.reviews().size() == (one == first.getLast() ? 1 : 0));
        assertThat(first.stream().map(PullRequest::head)).doesNotContainAnyElementsOf(heads);
        tellUntil(Duration.ofHours(53));
        assertThat(first).noneMatch(PullRequest::isOpen).noneMatch(PullRequest::isMerged);
        assertThat(waiting()).hasSize(3).doesNotContainAnyElementsOf(first);
    }

    private PullRequests pullRequests() {
        return repository.pullRequests();
    }

    private List<PullRequest> waiting() {
        var found = new ArrayList<PullRequest>();
        for (int number = 301; pullRequests().find(number).isPresent(); number++) {
            pullRequests()
                    .find(number)
                    .filter(PullRequest::isOpen)
                    .filter(one -> one.changedPaths().stream().anyMatch(PATHS::contains))
                    .ifPresent(found::add);
        }
        return found;
    }

    private PullRequest of(String login) {
        return waiting().stream()
                .filter(one -> one.user().login().equals(login))
                .findAny()
                .orElseThrow();
    }

    private static List<String> comments(PullRequest pullRequest) {
        return pullRequest.comments().stream()
                .filter(one -> one.user().type().equals("Bot"))
                .map(one -> one.body())
                .toList();
    }

    private static String plan(PullRequest pullRequest) {
        return last(comments(pullRequest).stream().filter(one -> one.contains("Plan: ")).toList());
    }

    private static String last(List<String> texts) {
        return texts.getLast();
    }

    private void approve(Instant at, PullRequest pullRequest) {
        pullRequests().review(at, Team.TAEMIN, pullRequest, Review.State.APPROVED, "");
    }

    private void say(Instant at, Account by, PullRequest pullRequest, String text) {
        pullRequests().comment(at, by, pullRequest, text);
    }

    /** Somebody does something now, in turn with the story. */
    private void act(Consumer<Instant> what) {
        var now = story.next().orElseThrow();
        story.beside(
                now,
                now,
                at -> {
                    what.accept(at);
                    return at;
                });
    }

    /** So much of the story's time. */
    private void tellFor(Duration time) {
        tellTo(story.next().orElseThrow().plus(time.dividedBy(SPEED)));
    }

    /** Since somebody began to watch. */
    private void tellUntil(Duration time) {
        tellTo(LIVE.plus(time.dividedBy(SPEED)));
    }

    private void tellTo(Instant end) {
        while (story.next().orElseThrow().isBefore(end)) {
            story.tellNext(story.next().orElseThrow());
        }
    }
}
