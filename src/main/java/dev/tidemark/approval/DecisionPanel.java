package dev.tidemark.approval;

import dev.tidemark.sentence.Mark;
import dev.tidemark.sentence.VisibleText;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody may decide about a plan, and why.
 *
 * @param rules every rule with its fact; those that stand against it first
 * @param approvals that count
 * @param tally how many count of how many that are needed
 * @param yours what an approval of the reader would come to; null if there can be none
 * @param others who else could approve; null if nobody is asked to
 * @param policy the policy's rule for the project
 * @param form what to fill in; null where nothing can be decided
 * @param review of an override that is open; null if there is none
 */
record DecisionPanel(
        String heading,
        List<Rule> rules,
        List<Approval> approvals,
        String tally,
        @Nullable String yours,
        @Nullable String others,
        String policy,
        @Nullable Form form,
        @Nullable Review review) {

    DecisionPanel {
        rules = List.copyOf(rules);
        approvals = List.copyOf(approvals);
    }

    /** A rule. */
    record Rule(Mark mark, VisibleText text) {}

    /** An approval that counts. */
    record Approval(VisibleText who, Instant time, @Nullable VisibleText reason) {}

    /**
     * What may be sent. Whether it is taken is judged anew when it comes.
     *
     * @param number of the reader's next decision, so that one that is sent twice is taken once
     * @param isAgain whether the plan only was made again
     */
    record Form(
            int number,
            boolean grant,
            boolean isAgain,
            boolean reject,
            boolean withdraw,
            boolean override) {

        boolean isEmpty() {
            return !grant && !reject && !withdraw && !override;
        }
    }

    /**
     * An override that nobody has reviewed.
     *
     * @param broken which rules were not met; null if none was named
     * @param number of the reader's next decision; 0 if the reader may not review
     */
    record Review(String sentence, @Nullable String broken, Instant time, int number) {}
}
