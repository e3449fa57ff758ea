package dev.tidemark.commit;

import static dev.tidemark.projection.Told.BACKEND;
import static dev.tidemark.projection.Told.BACKEND_NAME;
import static dev.tidemark.projection.Told.HANA;
import static dev.tidemark.projection.Told.JONAS;
import static dev.tidemark.projection.Told.at;
import static dev.tidemark.projection.Told.byApi;
import static dev.tidemark.projection.Told.byGit;
import static dev.tidemark.projection.Told.byWebhook;
import static dev.tidemark.projection.Told.revision;
import static dev.tidemark.projection.Told.titled;
import static dev.tidemark.projection.Told.whole;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.commit.Scrutiny.Doubt;
import dev.tidemark.event.Actor;
import dev.tidemark.event.ActorProof;
import dev.tidemark.event.ChangeEvent.ReviewState;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.Revision;
import dev.tidemark.projection.Folded;
import dev.tidemark.projection.Told;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Hana opened 418 at revision 1, which she pushed to its branch; Jonas merged it at second 100.
 * Reviews in {@link dev.tidemark.projection.Told} are of revision 1.
 */
class ReviewedChangeTest {

    private static final Actor LENA = new Actor("lena", "583233");
    private static final Actor OMAR = new Actor("omar", "583234");
    private static final Revision MERGE = revision(9);
    private static final String BRANCH = "refs/heads/auth/redis";

    private static List<NewEntry> opened() {
        return List.of(
                byWebhook().pushed(0, BRANCH, Revision.NONE, revision(1)),
                byWebhook().opened(418, 0, whole("Own Redis", revision(1))));
    }

    private static NewEntry merged() {
        return byWebhook().merged(418, 100, MERGE, titled("Own Redis"));
    }

    private static NewEntry by(Actor who, NewEntry entry) {
        return new NewEntry(entry.envelope().by(who), entry.event());
    }

    private static NewEntry review(long second, Actor by, String id, ReviewState state) {
        return byWebhook().reviewed(418, second, by, id, state);
    }

    private static NewEntry approval(long second, Actor by) {
        return review(second, by, by.login(), ReviewState.APPROVED);
    }

    private static ReviewedChange of(List<NewEntry> told) {
        Merge merge = Folded.of(new MergeProjection(), told, 2).values().iterator().next();
        return new ReviewedChange(
                merge, BACKEND_NAME, Folded.of(new PushProjection(), told, 2).values());
    }

    private static Scrutiny after(NewEntry... told) {
        var all = new ArrayList<>(opened());
        all.addAll(List.of(told));
        all.add(merged());
        return of(all).whenMerged(List.of());
    }

    @Test
    void whoApprovedTheMergedHeadApproved() {
        Scrutiny scrutiny = after(approval(10, LENA));

        assertThat(scrutiny.isApproved()).isTrue();
        assertThat(scrutiny.approvers()).containsExactly(LENA);
        assertThat(scrutiny.reviewers()).containsExactly(LENA);
    }

    @Test
    void mergedWithoutAnyReview() {
        assertThat(after().doubts()).containsExactly(Doubt.NOT_REVIEWED);
    }

    @Test
    void approvalOfAnOlderHeadIsNone() {
        assertThat(
                        after(
                                        approval(10, LENA),
                                        byWebhook().pushed(20, BRANCH, revision(1), revision(2)),
                                        byWebhook().updated(418, 20, revision(1), revision(2)))
                                .doubts())
                .containsExactly(Doubt.REVIEWED_BEFORE_LAST_PUSH);
    }

    @Test
    void whoWroteOrMergedItCannotApproveIt() {
        assertThat(after(approval(10, HANA)).doubts()).containsExactly(Doubt.APPROVED_BY_AUTHOR);
        assertThat(after(approval(10, JONAS)).doubts()).containsExactly(Doubt.APPROVED_BY_MERGER);
        assertThat(after(approval(10, HANA), approval(11, LENA)).approvers()).containsExactly(LENA);
    }

    @Test
    void whoPushedToItsBranchBeforeItWasOpenedCannotApproveIt() {
        List<NewEntry> told =
                List.of(
                        by(LENA, byWebhook().pushed(0, BRANCH, Revision.NONE, revision(5))),
                        byWebhook().pushed(1, BRANCH, revision(5), revision(1)),
                        byWebhook().opened(418, 2, whole("Own Redis", revision(1))),
                        approval(10, LENA),
                        merged());

        assertThat(of(told).whenMerged(List.of()).doubts())
                .containsExactly(Doubt.APPROVED_BY_AUTHOR);
    }

    @Test
    void whoWroteACommitOfTheMergeCannotApproveItByWhateverCaseOfTheLogin() {
        var told = new ArrayList<>(opened());
        told.add(approval(10, LENA));
        told.add(merged());

        assertThat(of(told).whenMerged(List.of(new Actor("LENA", null))).doubts())
                .containsExactly(Doubt.APPROVED_BY_AUTHOR);
    }

    @Test
    void whoIsRenamedIsStillTheSame() {
        Actor renamed = new Actor("hana-kim", HANA.id());

        assertThat(after(approval(10, renamed)).doubts()).containsExactly(Doubt.APPROVED_BY_AUTHOR);
    }

    @Test
    void dismissedOrTakenBackIsNoApproval() {
        NewEntry approval = review(10, LENA, "1", ReviewState.APPROVED);

        assertThat(after(approval, review(20, HANA, "1", ReviewState.DISMISSED)).doubts())
                .containsExactly(Doubt.NOT_APPROVED);
        assertThat(after(approval, review(200, HANA, "1", ReviewState.DISMISSED)).doubts())
                .as("dismissed after it was merged")
                .containsExactly(Doubt.NOT_APPROVED);
        assertThat(after(approval, review(20, LENA, "2", ReviewState.CHANGES_REQUESTED)).doubts())
                .containsExactly(Doubt.NOT_APPROVED);
        assertThat(after(approval, review(20, LENA, "2", ReviewState.COMMENTED)).approvers())
                .containsExactly(LENA);
    }

    @Test
    void approvalAfterTheMergeCameTooLate() {
        assertThat(after(approval(101, LENA)).doubts()).containsExactly(Doubt.NOT_REVIEWED);
    }

    @Test
    void whoMayHavePushedItIsSaidToBeUnknown() {
        List<NewEntry> told =
                List.of(
                        byWebhook().opened(418, 0, whole("Own Redis", revision(1))),
                        approval(10, LENA),
                        merged());
        Scrutiny scrutiny = of(told).whenMerged(List.of());

        assertThat(scrutiny.doubts()).containsExactly(Doubt.PUSHER_UNKNOWN);
        assertThat(scrutiny.isUnknown()).isTrue();
        assertThat(scrutiny.isApproved()).isFalse();
    }

    @Test
    void whatTheApiTellsOfAPushProvesNobody() {
        List<NewEntry> told =
                List.of(
                        byApi().pushed(0, BRANCH, Revision.NONE, revision(1)),
                        byWebhook().opened(418, 0, whole("Own Redis", revision(1))),
                        approval(10, LENA),
                        merged());

        assertThat(of(told).whenMerged(List.of()).doubts()).containsExactly(Doubt.PUSHER_UNKNOWN);
    }

    @Test
    void branchThatLeftTheDefaultOneBeganThere() {
        List<NewEntry> told =
                List.of(
                        byWebhook().pushed(0, "refs/heads/main", revision(30), revision(31)),
                        by(OMAR, byWebhook().pushed(1, BRANCH, revision(31), revision(1))),
                        byWebhook().opened(418, 2, whole("Own Redis", revision(1))),
                        approval(10, LENA),
                        merged());

        assertThat(of(told).whenMerged(List.of()).isApproved()).isTrue();
    }

    @Test
    void branchThatWasMadeElsewhereIsNotKnownToItsBeginning() {
        List<NewEntry> told =
                List.of(
                        byWebhook().pushed(1, BRANCH, revision(31), revision(1)),
                        byWebhook().opened(418, 2, whole("Own Redis", revision(1))),
                        approval(10, LENA),
                        merged());

        assertThat(of(told).whenMerged(List.of()).doubts()).containsExactly(Doubt.PUSHER_UNKNOWN);
    }

    @Test
    void whatOnlyGitClaimsIsNotObserved() {
        List<NewEntry> told =
                List.of(byGit(BACKEND_NAME).merged(418, 100, MERGE, titled("Own Redis (#418)")));

        assertThat(of(told).whenMerged(List.of()).doubts()).containsExactly(Doubt.NOT_OBSERVED);
    }

    @Test
    void commitThatClaimsToBeAMergeNeitherMovesItNorPasses() {
        NewEntry claim =
                new Told(ActorProof.CLAIMED, BACKEND, BACKEND_NAME)
                        .merged(418, 150, revision(66), titled("Anything (#418)"));
        var open = new ArrayList<>(opened());
        open.add(approval(10, LENA));
        open.add(claim);
        var merged = new ArrayList<>(open);
        merged.add(merged());

        assertThat(of(open).whenMerged(List.of()).doubts()).containsExactly(Doubt.MERGER_UNKNOWN);
        assertThat(of(merged).mergeCommit()).contains(MERGE);
        assertThat(of(merged).title()).isEqualTo("Own Redis");
    }

    @Test
    void plannedRevisionIsJudgedAtTheTimeOfItsApply() {
        var told = new ArrayList<>(opened());
        told.add(approval(10, LENA));
        told.add(byWebhook().pushed(50, BRANCH, revision(1), revision(2)));
        told.add(byWebhook().updated(418, 50, revision(1), revision(2)));
        ReviewedChange change = of(told);

        assertThat(change.at(revision(1), at(5)).doubts()).containsExactly(Doubt.NOT_REVIEWED);
        assertThat(change.at(revision(1), at(20)).approvers()).containsExactly(LENA);
        assertThat(change.at(revision(2), at(60)).doubts())
                .containsExactly(Doubt.REVIEWED_BEFORE_LAST_PUSH);
        assertThat(change.at(null, at(60)).doubts()).containsExactly(Doubt.HEAD_UNKNOWN);
    }

    @Test
    void orderOfArrivalMakesNoDifference() {
        var told = new ArrayList<>(opened());
        told.add(approval(10, LENA));
        told.add(by(OMAR, byWebhook().pushed(20, BRANCH, revision(1), revision(2))));
        told.add(by(OMAR, byWebhook().updated(418, 20, revision(1), revision(2))));
        told.add(review(30, LENA, "9", ReviewState.COMMENTED));
        told.add(by(HANA, byWebhook().pushed(40, BRANCH, revision(2), revision(1))));
        told.add(by(HANA, byWebhook().updated(418, 40, revision(2), revision(1))));
        told.add(merged());
        Scrutiny expected = of(told).whenMerged(List.of());
        var random = new Random(7);

        assertThat(expected.approvers()).containsExactly(LENA);
        for (int i = 0; i < 100; i++) {
            Collections.shuffle(told, random);
            assertThat(of(told).whenMerged(List.of())).isEqualTo(expected);
        }
    }
}
