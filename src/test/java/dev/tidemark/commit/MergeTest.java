package dev.tidemark.commit;

import static dev.tidemark.projection.Told.HANA;
import static dev.tidemark.projection.Told.JONAS;
import static dev.tidemark.projection.Told.byWebhook;
import static dev.tidemark.projection.Told.revision;
import static dev.tidemark.projection.Told.titled;
import static dev.tidemark.projection.Told.whole;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.event.Actor;
import dev.tidemark.event.ChangeEvent.ReviewState;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.Revision;
import dev.tidemark.projection.Folded;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Hana opened it; reviews in {@link dev.tidemark.projection.Told} are of revision 1. */
class MergeTest {

    private static final Actor LENA = new Actor("lena", "583233");
    private static final Revision MERGE = revision(9);

    private static Merge after(Revision head, NewEntry... told) {
        var all = new ArrayList<NewEntry>();
        all.add(byWebhook().opened(418, 0, whole("Own Redis", head)));
        all.addAll(List.of(told));
        all.add(byWebhook().merged(418, 100, MERGE, titled("Own Redis")));
        return Folded.of(new MergeProjection(), all, 2).values().iterator().next();
    }

    private static NewEntry review(long second, Actor by, String id, ReviewState state) {
        return byWebhook().reviewed(418, second, by, id, state);
    }

    @Test
    void whoApprovedTheMergedHeadApproved() {
        Merge merge = after(revision(1), review(10, LENA, "1", ReviewState.APPROVED));

        assertThat(merge.approvers()).containsExactly(LENA);
        assertThat(merge.mergedBy()).isEqualTo(JONAS);
        assertThat(merge.mergeCommit()).isEqualTo(MERGE);
    }

    @Test
    void approvalOfAnOlderHeadIsNone() {
        NewEntry approval = review(10, LENA, "1", ReviewState.APPROVED);
        NewEntry moved = byWebhook().updated(418, 20, revision(1), revision(2));

        assertThat(after(revision(1), approval, moved).approvers()).isEmpty();
    }

    @Test
    void whoWrotePushedOrMergedItCannotApproveIt() {
        assertThat(after(revision(1), review(10, HANA, "1", ReviewState.APPROVED)).approvers())
                .isEmpty();
        assertThat(after(revision(1), review(10, JONAS, "1", ReviewState.APPROVED)).approvers())
                .isEmpty();
    }

    @Test
    void dismissedOrTakenBackIsNoApproval() {
        NewEntry approval = review(10, LENA, "1", ReviewState.APPROVED);

        assertThat(
                        after(revision(1), approval, review(20, HANA, "1", ReviewState.DISMISSED))
                                .approvers())
                .isEmpty();
        assertThat(
                        after(
                                        revision(1),
                                        approval,
                                        review(20, LENA, "2", ReviewState.CHANGES_REQUESTED))
                                .approvers())
                .isEmpty();
        assertThat(
                        after(revision(1), approval, review(20, LENA, "2", ReviewState.COMMENTED))
                                .approvers())
                .containsExactly(LENA);
    }
}
