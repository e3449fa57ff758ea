package dev.tidemark.approval;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of a decision that somebody sent. */
public sealed interface Decided {

    /**
     * It is recorded, now or by an earlier sending of the same form.
     *
     * @param fact the entry
     * @param again whether it was recorded before
     * @param situation where the request stands with it
     */
    record Recorded(ApprovalFact fact, boolean again, Situation situation) implements Decided {}

    /** A rule stands against it. */
    record Refused(Explained explained, Situation situation) implements Decided {}

    /**
     * The form was about what is not so any more: the plan moved, or another decision of the same
     * person was recorded under this number.
     */
    record Stale(Explained explained, Situation situation) implements Decided {}

    /** There is no such request. */
    record Unknown() implements Decided {}

    /** It cannot be decided now; nothing is recorded. */
    record Later(Duration after, @Nullable String reason) implements Decided {}
}
