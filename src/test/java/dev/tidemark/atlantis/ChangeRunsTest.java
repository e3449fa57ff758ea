package dev.tidemark.atlantis;

import static dev.tidemark.atlantis.AtlantisTold.COUNTS;
import static dev.tidemark.atlantis.AtlantisTold.DATA;
import static dev.tidemark.atlantis.AtlantisTold.NETWORK;
import static dev.tidemark.atlantis.AtlantisTold.applyComment;
import static dev.tidemark.atlantis.AtlantisTold.applyStatus;
import static dev.tidemark.atlantis.AtlantisTold.applyWebhook;
import static dev.tidemark.atlantis.AtlantisTold.comment;
import static dev.tidemark.atlantis.AtlantisTold.commentReport;
import static dev.tidemark.atlantis.AtlantisTold.discarded;
import static dev.tidemark.atlantis.AtlantisTold.part;
import static dev.tidemark.atlantis.AtlantisTold.planComment;
import static dev.tidemark.atlantis.AtlantisTold.planJson;
import static dev.tidemark.atlantis.AtlantisTold.planStarted;
import static dev.tidemark.atlantis.AtlantisTold.planSucceededByStatus;
import static dev.tidemark.projection.Told.at;
import static dev.tidemark.projection.Told.byWebhook;
import static dev.tidemark.projection.Told.revision;
import static dev.tidemark.projection.Told.whole;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.atlantis.ProjectStanding.Obstacle;
import dev.tidemark.atlantis.ProjectStanding.State;
import dev.tidemark.event.ApplyEvent;
import dev.tidemark.event.AtlantisProject;
import dev.tidemark.event.AtlantisReport.Channel;
import dev.tidemark.event.ChangeEvent.Description;
import dev.tidemark.event.CommentEvent.Outcome;
import dev.tidemark.event.CommentEvent.Section;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.PlanCounts;
import dev.tidemark.event.PlanEvent;
import dev.tidemark.event.Revision;
import dev.tidemark.projection.Folded;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangeRunsTest {

    private static final Revision FIRST = revision(1);
    private static final Revision SECOND = revision(2);

    private static ChangeRuns runs(NewEntry... told) {
        var all = new ArrayList<NewEntry>();
        all.add(byWebhook().opened(418, 0, whole("Own Redis", FIRST)));
        all.addAll(List.of(told));
        NewEntry[] entries = all.toArray(NewEntry[]::new);
        return ChangeRuns.of(
                Folded.of(new PlanProjection(), entries).values().iterator().next(),
                Folded.of(new StatusProjection(), entries).values(),
                null);
    }

    private static ProjectStanding only(ChangeRuns runs) {
        assertThat(runs.projects()).hasSize(1);
        return runs.projects().getFirst();
    }

    @Test
    void planToldByEveryChannelIsOnePlan() {
        ProjectStanding standing =
                only(
                        runs(
                                planStarted(10, FIRST, DATA),
                                planJson(20, FIRST, DATA, COUNTS),
                                planSucceededByStatus(21, FIRST, DATA),
                                planComment(22, DATA, COUNTS)));

        assertThat(standing.state()).isEqualTo(State.PLANNED);
        assertThat(standing.runs()).hasSize(1);
        ProjectRun plan = standing.runs().getFirst();
        assertThat(plan.head()).isEqualTo(FIRST);
        assertThat(plan.headInferred()).isFalse();
        assertThat(plan.planned()).isEqualTo(COUNTS);
        assertThat(plan.startedAt()).isEqualTo(at(10));
        assertThat(plan.endedAt()).isEqualTo(at(22));
        assertThat(plan.missing()).isEmpty();
        assertThat(standing.obstacle()).isEmpty();
    }

    @Test
    void commentOfAnOldHeadThatComesAfterAPushIsNotOfTheNewHead() {
        ProjectStanding standing =
                only(
                        runs(
                                planStarted(10, FIRST, DATA),
                                planSucceededByStatus(20, FIRST, DATA),
                                byWebhook().updated(418, 21, FIRST, SECOND),
                                planComment(22, DATA, COUNTS)));

        assertThat(standing.runs()).hasSize(1);
        assertThat(standing.runs().getFirst().head()).isEqualTo(FIRST);
        assertThat(standing.state()).isEqualTo(State.STALE);
        assertThat(standing.obstacle()).contains(Obstacle.NO_CURRENT_PLAN);
    }

    @Test
    void commentAloneIsOfTheHeadOfItsTimeAndThatIsSaid() {
        ProjectStanding standing = only(runs(planComment(22, DATA, COUNTS)));

        assertThat(standing.state()).isEqualTo(State.PLANNED);
        ProjectRun plan = standing.runs().getFirst();
        assertThat(plan.head()).isEqualTo(FIRST);
        assertThat(plan.headInferred()).isTrue();
        assertThat(plan.missing()).containsExactly(Channel.STATUS);
        assertThat(standing.obstacle()).contains(Obstacle.HEAD_NOT_TOLD);
    }

    @Test
    void jsonThatCountsOtherwiseThanTheCommentCannotBeApproved() {
        ProjectStanding standing =
                only(
                        runs(
                                planJson(20, FIRST, DATA, new PlanCounts(1, 0, 0, 0, 0)),
                                planSucceededByStatus(21, FIRST, DATA),
                                planComment(22, DATA, COUNTS)));

        assertThat(standing.runs().getFirst().isCountedDifferently()).isTrue();
        assertThat(standing.state()).isEqualTo(State.CONTRADICTING);
        assertThat(standing.obstacle()).contains(Obstacle.CONTRADICTING);
    }

    @Test
    void statusWithoutACommentStillGivesAnOutcome() {
        ProjectStanding standing =
                only(
                        runs(
                                planSucceededByStatus(20, FIRST, DATA),
                                applyStatus(40, FIRST, DATA, true)));

        assertThat(standing.state()).isEqualTo(State.APPLIED);
        assertThat(standing.lastApply().orElseThrow().missing()).containsExactly(Channel.COMMENT);
    }

    @Test
    void pendingStatusMeansRunning() {
        assertThat(only(runs(planStarted(10, FIRST, DATA))).state()).isEqualTo(State.PLANNING);
    }

    @Test
    void oneChannelsSuccessNeverOutweighsAnothersFailure() {
        ProjectStanding standing =
                only(
                        runs(
                                planComment(20, DATA, COUNTS),
                                applyStatus(40, FIRST, DATA, true),
                                applyWebhook(40, FIRST, DATA, true),
                                applyComment(41, DATA, false)));

        assertThat(standing.lastApply().orElseThrow().outcome())
                .isEqualTo(dev.tidemark.atlantis.Outcome.ERRORED);
        assertThat(standing.state()).isEqualTo(State.CONTRADICTING);
    }

    @Test
    void refusedApplyIsNoFailedOne() {
        ProjectStanding standing =
                only(
                        runs(
                                planSucceededByStatus(20, FIRST, DATA),
                                planComment(21, DATA, COUNTS),
                                applyStatus(40, FIRST, DATA, false),
                                comment(41, new ApplyEvent.Refused(commentReport(DATA, "c41")))));

        assertThat(standing.lastApply().orElseThrow().outcome())
                .isEqualTo(dev.tidemark.atlantis.Outcome.REFUSED);
        assertThat(standing.state()).isEqualTo(State.APPLY_REFUSED);
        assertThat(standing.obstacle()).isEmpty();
    }

    @Test
    void planAfterAnApplyIsWhatStands() {
        ProjectStanding standing =
                only(
                        runs(
                                planComment(20, DATA, COUNTS),
                                applyComment(40, DATA, false),
                                planStarted(50, FIRST, DATA),
                                planSucceededByStatus(60, FIRST, DATA),
                                planComment(61, DATA, COUNTS)));

        assertThat(standing.state()).isEqualTo(State.PLANNED);
        assertThat(standing.runs()).hasSize(3);
    }

    @Test
    void failedPlanWithoutItsNameIsOfTheProjectInThatDirectory() {
        var unnamed = new AtlantisProject(DATA.dir(), DATA.workspace(), null);
        ProjectStanding standing =
                only(
                        runs(
                                planStarted(10, FIRST, DATA),
                                planComment(20, DATA, COUNTS),
                                comment(
                                        30,
                                        new PlanEvent.Errored(
                                                commentReport(unnamed, "c30"),
                                                PlanEvent.Cause.ERROR,
                                                null))));

        assertThat(standing.project()).isEqualTo(DATA);
        assertThat(standing.state()).isEqualTo(State.PLAN_ERRORED);
    }

    @Test
    void nameIsNeverGuessedAmongSeveral() {
        var twin = new AtlantisProject(DATA.dir(), DATA.workspace(), "data-twin");
        var unnamed = new AtlantisProject(DATA.dir(), DATA.workspace(), null);
        ChangeRuns runs =
                runs(
                        planComment(20, DATA, COUNTS),
                        planComment(21, twin, COUNTS),
                        comment(
                                30,
                                new PlanEvent.Errored(
                                        commentReport(unnamed, "c30"),
                                        PlanEvent.Cause.ERROR,
                                        null)));

        assertThat(runs.projects())
                .extracting(ProjectStanding::project)
                .containsExactlyInAnyOrder(DATA, twin, unnamed);
    }

    @Test
    void lockHeldByAnotherChangeIsSaidWithItsNumber() {
        ProjectStanding standing =
                only(
                        runs(
                                comment(
                                        20,
                                        new PlanEvent.Errored(
                                                commentReport(DATA, "c20"),
                                                PlanEvent.Cause.LOCKED,
                                                415L))));

        assertThat(standing.state()).isEqualTo(State.LOCKED);
        assertThat(standing.runs().getFirst().lockedBy()).isEqualTo(415);
    }

    @Test
    void unlockThrowsEveryPlanAwayAndAPlanBringsOneBack() {
        assertThat(
                        only(runs(
                                        planComment(20, DATA, COUNTS),
                                        discarded(30, null, PlanEvent.By.UNLOCK)))
                                .state())
                .isEqualTo(State.DISCARDED);
        assertThat(
                        only(runs(
                                        planComment(20, DATA, COUNTS),
                                        discarded(30, null, PlanEvent.By.UNLOCK),
                                        planComment(40, DATA, COUNTS)))
                                .state())
                .isEqualTo(State.PLANNED);
    }

    @Test
    void closingThrowsNoAppliedPlanAway() {
        ProjectStanding standing =
                only(
                        runs(
                                planComment(20, DATA, COUNTS),
                                applyComment(30, DATA, true),
                                byWebhook().merged(418, 40, revision(9), Description.NONE),
                                discarded(41, DATA, PlanEvent.By.CLOSED)));

        assertThat(standing.state()).isEqualTo(State.APPLIED);
    }

    @Test
    void mergedWithoutAnApplyIsNotApplied() {
        ProjectStanding standing =
                only(
                        runs(
                                planComment(20, DATA, COUNTS),
                                byWebhook().merged(418, 40, revision(9), Description.NONE)));

        assertThat(standing.state()).isEqualTo(State.NOT_APPLIED);
    }

    @Test
    void partsOfAnOutputTellTogether() {
        var cut = new Section(DATA, null, null, null, null);
        var rest = new Section(null, Outcome.SUCCEEDED, null, COUNTS, null);
        var second = new Section(NETWORK, Outcome.ERRORED, null, null, "exit status 1");
        ChangeRuns runs = runs(part(30, false, true, cut), part(31, true, false, rest, second));

        assertThat(runs.projects())
                .extracting(ProjectStanding::state)
                .containsExactly(State.APPLIED, State.APPLY_ERRORED);
        assertThat(runs.projects().getFirst().lastApply().orElseThrow().applied())
                .isEqualTo(COUNTS);
    }

    @Test
    void chainWithAHoleTellsNothing() {
        var cut = new Section(DATA, null, null, null, null);
        var rest = new Section(null, Outcome.SUCCEEDED, null, COUNTS, null);

        assertThat(runs(part(31, true, false, rest)).projects()).isEmpty();
        assertThat(runs(part(30, false, true, cut)).projects()).isEmpty();
        assertThat(runs(part(30, false, true, cut), part(31, true, false, rest, rest)).projects())
                .isEmpty();
    }

    @Test
    void headingThatStandsTwiceMakesTheWholeChainUnbelievable() {
        var first = new Section(DATA, Outcome.SUCCEEDED, null, COUNTS, null);
        var again = new Section(DATA, Outcome.ERRORED, null, null, "exit status 1");

        assertThat(runs(part(30, false, true, first), part(31, true, false, again)).projects())
                .isEmpty();
    }

    @Test
    void secondApplyByWebhookIsAnotherApply() {
        ProjectStanding standing =
                only(
                        runs(
                                applyWebhook(40, FIRST, DATA, false),
                                applyWebhook(60, FIRST, DATA, true)));

        assertThat(standing.runs()).hasSize(2);
        assertThat(standing.state()).isEqualTo(State.APPLIED);
    }
}
