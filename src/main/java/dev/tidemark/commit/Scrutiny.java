package dev.tidemark.commit;

import dev.tidemark.event.Actor;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How one revision of a pull request was looked at before it went on. Approved it is only by
 * somebody who wrote, pushed and merged none of it.
 *
 * @param reviewers who reviewed any of its revisions, each once
 * @param approvers whose approval counts
 * @param doubts what stands against it; none if it was approved by somebody else
 */
public record Scrutiny(List<Actor> reviewers, List<Actor> approvers, Set<Doubt> doubts) {

    /** Nobody told enough of it to judge. */
    public static final Scrutiny NOT_OBSERVED =
            new Scrutiny(List.of(), List.of(), Set.of(Doubt.NOT_OBSERVED));

    public Scrutiny {
        reviewers = List.copyOf(reviewers);
        approvers = List.copyOf(approvers);
        var sorted = EnumSet.noneOf(Doubt.class);
        sorted.addAll(doubts);
        doubts = Collections.unmodifiableSet(sorted);
    }

    /** What stands against it. */
    public enum Doubt {
        NOT_REVIEWED(false),
        /** It was reviewed, and no approval was left standing. */
        NOT_APPROVED(false),
        /** An older revision was approved. */
        REVIEWED_BEFORE_LAST_PUSH(false),
        /** Only who wrote or pushed some of it approved it. */
        APPROVED_BY_AUTHOR(false),
        /** Only who merged it approved it. */
        APPROVED_BY_MERGER(false),
        /** Only claims tell of the pull request: whether it was reviewed, nobody saw. */
        NOT_OBSERVED(true),
        /** It is not known which revision it was. */
        HEAD_UNKNOWN(true),
        /** It was approved, perhaps by who pushed some of it. */
        PUSHER_UNKNOWN(true),
        /** It was approved, perhaps by who merged it. */
        MERGER_UNKNOWN(true);

        private final boolean isUnknown;

        Doubt(boolean isUnknown) {
            this.isUnknown = isUnknown;
        }

        /** Whether it only says that something is not known. */
        public boolean isUnknown() {
            return isUnknown;
        }
    }

    /** Whether it was approved by somebody who had no part in it, as far as all is known. */
    public boolean isApproved() {
        return doubts.isEmpty();
    }

    /** Whether all that stands against it is that something is not known. */
    public boolean isUnknown() {
        return !doubts.isEmpty() && doubts.stream().allMatch(Doubt::isUnknown);
    }
}
