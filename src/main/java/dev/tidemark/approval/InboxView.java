package dev.tidemark.approval;

import dev.tidemark.sentence.VisibleText;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The inbox of one person, or of nobody.
 *
 * @param heading how much waits, as a sentence
 * @param isSignedIn whether somebody is: else everything waits for others
 * @param isChosen whether one of the requests is shown beside
 * @param today what was decided today, the newest first
 * @param before what was decided lately, but not today
 */
record InboxView(
        String heading,
        String sub,
        boolean isSignedIn,
        boolean isChosen,
        List<Entry> mine,
        List<Entry> reviews,
        List<Entry> others,
        List<FactView> today,
        List<FactView> before) {

    InboxView {
        mine = List.copyOf(mine);
        reviews = List.copyOf(reviews);
        others = List.copyOf(others);
        today = List.copyOf(today);
        before = List.copyOf(before);
    }

    /** Whether nothing waits at all. */
    public boolean isCalm() {
        return mine.isEmpty() && reviews.isEmpty() && others.isEmpty();
    }

    /**
     * A request that waits.
     *
     * @param author who opened the pull request; null for nobody named
     * @param reason why it waits for others, in words; null where it does not
     * @param isCurrent whether it is the one that is shown beside
     */
    record Entry(
            String href,
            VisibleText project,
            String environment,
            String numberText,
            @Nullable VisibleText author,
            boolean isOwn,
            Instant plannedAt,
            List<PlanDeeds.Tally> tally,
            String approvals,
            @Nullable String reason,
            boolean isCurrent) {

        Entry {
            tally = List.copyOf(tally);
        }
    }
}
