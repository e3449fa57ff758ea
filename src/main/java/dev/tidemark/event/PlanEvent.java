package dev.tidemark.event;

import org.jspecify.annotations.Nullable;

/**
 * What became of a plan. Subject: {@link Subject#project} where the project is told, {@link
 * Subject#change} where it is about all of a pull request, {@link Subject#revision} for a status.
 */
public sealed interface PlanEvent extends Event {

    /** A person asked for it. Subject: {@link Subject#change}. */
    record Requested(AtlantisCommand command) implements PlanEvent {}

    /** A status went to pending. */
    record Started(AtlantisReport report) implements PlanEvent {}

    /**
     * There is a plan.
     *
     * @param text what the plan's text says, where it was told by a comment or a status
     * @param document what its JSON says, where that was posted
     */
    record Succeeded(
            AtlantisReport report, @Nullable PlanText text, @Nullable PlanDocument document)
            implements PlanEvent {}

    /**
     * There is none.
     *
     * @param cause why
     * @param lockedBy number of the pull request that holds the lock, for {@link Cause#LOCKED}
     */
    record Errored(AtlantisReport report, Cause cause, @Nullable Long lockedBy)
            implements PlanEvent {}

    /** The plan file is gone: it has to be made again before it can be applied. */
    record Discarded(AtlantisReport report, By by) implements PlanEvent {}

    /** Why there is no plan. */
    enum Cause {
        /** The command broke: Atlantis' "Error". */
        ERROR,
        /** A rule was not met: Atlantis' "Failed". */
        FAILED,
        /** Another pull request holds the lock. */
        LOCKED,
        /** A status alone told it. */
        NOT_SAID
    }

    /** What discarded it. */
    enum By {
        /** Somebody in Atlantis' own pages; it does not say who. */
        ATLANTIS_UI,
        /** Atlantis itself: with automerge it keeps no plan while another project's fails. */
        NOT_SAVED,
        /** {@code atlantis unlock}. */
        UNLOCK,
        /** The pull request was closed or merged. */
        CLOSED,
        /** {@code atlantis import} or {@code atlantis state rm} changed the state. */
        STATE_CHANGE
    }
}
