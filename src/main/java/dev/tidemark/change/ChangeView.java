package dev.tidemark.change;

import dev.tidemark.atlantis.PlanView;
import dev.tidemark.sentence.Mark;
import dev.tidemark.sentence.Sentence;
import dev.tidemark.sentence.VisibleText;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of one change.
 *
 * @param summary where it stands, in one or two sentences
 * @param sourceHref the pull request at its source
 * @param jsonHref the same as JSON
 * @param plans the newest of each Terraform project
 */
record ChangeView(
        String href,
        String repository,
        long number,
        @Nullable VisibleText title,
        String summary,
        String sourceHref,
        String jsonHref,
        List<Stage> path,
        List<Step> steps,
        List<Planned> plans,
        Facts facts,
        List<Took> took,
        @Nullable Positions positions) {

    public String numberText() {
        return Long.toString(number);
    }

    /**
     * A stage of the path.
     *
     * @param style "todo" ahead of now, "now" where it waits, else ""
     * @param detail in place of a time
     * @param gap how long until the next stage
     */
    record Stage(
            Mark mark,
            String name,
            String style,
            @Nullable Instant at,
            @Nullable VisibleText by,
            @Nullable String detail,
            @Nullable String gap) {

        Stage withGap(@Nullable String duration) {
            return new Stage(mark, name, style, at, by, detail, duration);
        }
    }

    /**
     * A fact of its history.
     *
     * @param observedBy how it was learnt; for what Atlantis did, the channels that told it
     * @param newDay whether it happened on another day than the one before
     * @param counts false for a mere claim that better knowledge contradicts
     */
    record Step(
            Instant time,
            boolean newDay,
            Mark mark,
            Sentence sentence,
            String proof,
            String observedBy,
            long position,
            boolean learntLater,
            boolean counts) {

        Step onNewDay() {
            return new Step(
                    time, true, mark, sentence, proof, observedBy, position, learntLater, counts);
        }
    }

    record Facts(
            Mark state,
            @Nullable VisibleText author,
            String proof,
            @Nullable VisibleText headRef,
            @Nullable VisibleText base,
            List<VisibleText> touches,
            boolean touchesAny,
            @Nullable String head,
            @Nullable String mergeCommit) {}

    /**
     * A plan.
     *
     * @param approval where it is decided about; null where there is nothing to decide
     */
    record Planned(PlanView plan, @Nullable Approval approval) {}

    /** Where a plan stands with those who decide about it. */
    record Approval(@Nullable String href, Mark state, String tally) {}

    record Took(String label, String duration) {}

    /** First and last position of its entries. */
    record Positions(long first, long last, int count) {
        public boolean isOne() {
            return count == 1;
        }
    }
}
