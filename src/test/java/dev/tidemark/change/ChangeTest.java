package dev.tidemark.change;

import static dev.tidemark.projection.Told.HANA;
import static dev.tidemark.projection.Told.JONAS;
import static dev.tidemark.projection.Told.at;
import static dev.tidemark.projection.Told.byApi;
import static dev.tidemark.projection.Told.byGit;
import static dev.tidemark.projection.Told.byWebhook;
import static dev.tidemark.projection.Told.draft;
import static dev.tidemark.projection.Told.revision;
import static dev.tidemark.projection.Told.titled;
import static dev.tidemark.projection.Told.whole;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.event.ActorProof;
import dev.tidemark.event.ChangeEvent;
import dev.tidemark.event.ChangeEvent.Description;
import dev.tidemark.event.ChangeEvent.ReviewState;
import dev.tidemark.event.NewEntry;
import dev.tidemark.projection.Folded;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangeTest {

    private static Change change(NewEntry... told) {
        return Folded.of(new ChangeProjection(), told).values().iterator().next();
    }

    @Test
    void openedChangeIsOpenAndSaysWhatWasSaid() {
        Change change = change(byWebhook().opened(418, 0, whole("Own Redis", revision(1))));

        assertThat(change.repository()).isEqualTo("github.com/1296269");
        assertThat(change.number()).isEqualTo(418);
        assertThat(change.state()).isEqualTo(State.OPEN);
        assertThat(change.title()).isEqualTo("Own Redis");
        assertThat(change.author()).isEqualTo(HANA);
        assertThat(change.base()).isEqualTo("main");
        assertThat(change.head()).isEqualTo(revision(1));
        assertThat(change.openedAt()).isEqualTo(at(0));
        assertThat(change.proof()).isEqualTo(ActorProof.SIGNED);
    }

    @Test
    void lastWordOnEachFieldCounts() {
        Change change =
                change(
                        byWebhook().opened(418, 0, whole("Own Redis", revision(1))),
                        byWebhook().edited(418, 5, titled("Own Redis for auth")),
                        byWebhook().edited(418, 6, draft(true)));

        assertThat(change.title()).isEqualTo("Own Redis for auth");
        assertThat(change.base()).isEqualTo("main");
        assertThat(change.state()).isEqualTo(State.DRAFT);
    }

    @Test
    void mergedChangeStaysMergedWhateverFollows() {
        Change change =
                change(
                        byWebhook().opened(418, 0, whole("Own Redis", revision(1))),
                        byWebhook().merged(418, 9, revision(2), Description.NONE),
                        byWebhook().edited(418, 12, titled("Own Redis, done")));

        assertThat(change.state()).isEqualTo(State.MERGED);
        assertThat(change.mergedAt()).isEqualTo(at(9));
        assertThat(change.mergedBy()).isEqualTo(JONAS);
        assertThat(change.mergeCommit()).isEqualTo(revision(2));
        assertThat(change.updatedAt()).isEqualTo(at(12));
    }

    @Test
    void closedAndReopenedInOneSecondUndoEachOther() {
        NewEntry opened = byWebhook().opened(7, 0, whole("Own Redis", revision(1)));
        assertThat(change(opened, byWebhook().closed(7, 5), byWebhook().reopened(7, 5)).state())
                .isEqualTo(State.OPEN);

        Change closed =
                change(
                        opened,
                        byWebhook().closed(7, 4),
                        byWebhook().closed(7, 5),
                        byWebhook().reopened(7, 5));
        assertThat(closed.state()).isEqualTo(State.CLOSED);
        assertThat(closed.closedAt()).isEqualTo(at(4));
    }

    @Test
    void closedThenReopenedIsOpen() {
        Change change =
                change(
                        byWebhook().opened(7, 0, whole("Own Redis", revision(1))),
                        byWebhook().closed(7, 4),
                        byWebhook().reopened(7, 5));

        assertThat(change.state()).isEqualTo(State.OPEN);
        assertThat(change.closedAt()).isNull();
    }

    @Test
    void headMovesOfOneSecondFollowEachOther() {
        Change change =
                change(
                        byWebhook().opened(7, 0, whole("Own Redis", revision(1))),
                        byWebhook().updated(7, 5, revision(3), revision(4)),
                        byWebhook().updated(7, 5, revision(1), revision(2)),
                        byWebhook().updated(7, 5, revision(4), revision(1)),
                        byWebhook().updated(7, 5, revision(2), revision(3)));

        assertThat(change.head()).isEqualTo(revision(1));
        assertThat(change.timeline().stream().skip(1).map(ChangeTest::headAfter))
                .containsExactly(revision(2), revision(3), revision(4), revision(1));
    }

    private static Object headAfter(Moment moment) {
        return ((ChangeEvent.Updated) moment.event()).after();
    }

    @Test
    void laterLookOfTheSameSecondDoesNotMoveTheHeadBack() {
        Change change =
                change(
                        byWebhook().opened(7, 0, whole("Own Redis", revision(1))),
                        byWebhook().updated(7, 5, revision(1), revision(2)),
                        byApi().edited(7, 5, whole("Own Redis", revision(1))));

        assertThat(change.head()).isEqualTo(revision(2));
    }

    @Test
    void gitAloneShowsAClaimedMerge() {
        Change change = change(byGit().merged(900, 9, revision(2), titled("Own Redis")));

        assertThat(change.state()).isEqualTo(State.MERGED);
        assertThat(change.proof()).isEqualTo(ActorProof.CLAIMED);
        assertThat(change.title()).isEqualTo("Own Redis");
        assertThat(change.repository()).isEqualTo("github.com/eco-cycle/backend");
        assertThat(change.updatedAt()).isEqualTo(at(9));
    }

    @Test
    void mergeToldByGitAndGitHubIsOneMerge() {
        Change change =
                change(
                        byGit().mergedBy(HANA, 900, 8, revision(2), titled("Own Redis")),
                        byApi().mergedBy(null, 900, 9, revision(2), Description.NONE));

        assertThat(change.timeline()).hasSize(1);
        Moment merged = change.timeline().getFirst();
        assertThat(merged.time()).isEqualTo(at(9));
        assertThat(merged.proof()).isEqualTo(ActorProof.API);
        assertThat(merged.position()).isZero();
        assertThat(merged.actor()).isEqualTo(HANA);
        assertThat(merged.actorProof()).isEqualTo(ActorProof.CLAIMED);
        assertThat(change.title()).isEqualTo("Own Redis");
    }

    @Test
    void commitThatCallsItselfAMergePreemptsNothing() {
        NewEntry claim = byGit().merged(900, 3, revision(66), titled("Merge pull request #900"));
        Change open = change(claim, byWebhook().opened(900, 0, whole("Own Redis", revision(1))));

        assertThat(open.state()).isEqualTo(State.OPEN);
        assertThat(open.title()).isEqualTo("Own Redis");
        assertThat(open.mergeCommit()).isNull();
        assertThat(open.timeline()).hasSize(2);
        assertThat(open.revisions()).containsExactly(revision(1));

        Change merged =
                change(
                        claim,
                        byWebhook().opened(900, 0, whole("Own Redis", revision(1))),
                        byWebhook().merged(900, 9, revision(2), Description.NONE));
        assertThat(merged.mergeCommit()).isEqualTo(revision(2));
        assertThat(merged.mergedAt()).isEqualTo(at(9));
        assertThat(merged.timeline().stream().filter(merged::counts)).hasSize(2);
        assertThat(merged.revisions()).containsExactly(revision(1), revision(2));
    }

    @Test
    void reviewOfAChangeKnownFromGitDoesNotReopenIt() {
        Change change =
                change(
                        byGit().merged(12, 3, revision(2), titled("Own Redis")),
                        byWebhook().reviewed(12, 9, JONAS, "1", ReviewState.COMMENTED));

        assertThat(change.state()).isEqualTo(State.MERGED);
    }

    @Test
    void lastDecidingReviewOfAPersonStands() {
        Change change =
                change(
                        byWebhook().opened(7, 0, whole("Own Redis", revision(1))),
                        byWebhook().reviewed(7, 1, JONAS, "1", ReviewState.CHANGES_REQUESTED),
                        byWebhook().reviewed(7, 2, JONAS, "2", ReviewState.APPROVED),
                        byWebhook().reviewed(7, 3, JONAS, "3", ReviewState.COMMENTED),
                        byWebhook().reviewed(7, 4, HANA, "4", ReviewState.COMMENTED));

        assertThat(change.reviews())
                .extracting(Review::id, Review::state)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("2", ReviewState.APPROVED),
                        org.assertj.core.groups.Tuple.tuple("4", ReviewState.COMMENTED));
    }

    @Test
    void dismissedReviewStaysDismissedAndItsReviewers() {
        List<Review> reviews =
                change(
                                byWebhook().reviewed(7, 2, JONAS, "1", ReviewState.APPROVED),
                                byWebhook().reviewed(7, 2, HANA, "1", ReviewState.DISMISSED))
                        .reviews();

        assertThat(reviews)
                .singleElement()
                .returns(ReviewState.DISMISSED, Review::state)
                .returns(JONAS, Review::reviewer);
    }

    @Test
    void whatIsLearntLaterIsMarkedUnlessOnlyClaimed() {
        Change change =
                change(
                        byWebhook().opened(7, 5, whole("Own Redis", revision(1))),
                        byWebhook().edited(7, 1, titled("Redis")),
                        byGit().merged(7, 0, revision(9), titled("Merge pull request #7")));

        assertThat(change.timeline().stream().filter(Moment::learntLater))
                .singleElement()
                .extracting(Moment::time)
                .isEqualTo(at(1));
    }
}
