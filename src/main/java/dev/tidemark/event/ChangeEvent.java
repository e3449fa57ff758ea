package dev.tidemark.event;

import org.jspecify.annotations.Nullable;

/**
 * What happened to one pull request, in GitHub's words. Subject: {@link Subject#change}.
 *
 * <p>An event's data must be the same whichever delivery taught it, because a fact learnt again is
 * not recorded again. So an event read back from GitHub's API carries only what cannot change after
 * the fact, and whatever can is an {@link Edited} as of the pull request's {@code updated_at}.
 */
public sealed interface ChangeEvent extends Event {

    /** {@code opened}. */
    record Opened(Description description) implements ChangeEvent {}

    /** {@code synchronize}: the head moved from one revision to another. */
    record Updated(Revision before, Revision after, Description description)
            implements ChangeEvent {}

    /** {@code edited}, {@code converted_to_draft}, {@code ready_for_review}; or a later look. */
    record Edited(Description description) implements ChangeEvent {}

    /**
     * A review, by the envelope's actor, of one revision. A review whose state changed (dismissed)
     * is a second event with the same {@code reviewId}.
     */
    record Reviewed(String reviewId, ReviewState state, @Nullable Revision commit)
            implements ChangeEvent {}

    /** Merged by the envelope's actor; {@code mergeCommit} is what the base branch got. */
    record Merged(@Nullable Revision mergeCommit, Description description) implements ChangeEvent {}

    /** Closed without a merge. */
    record Closed(Description description) implements ChangeEvent {}

    /** {@code reopened}. */
    record Reopened(Description description) implements ChangeEvent {}

    /** GitHub's review states. */
    enum ReviewState {
        APPROVED,
        CHANGES_REQUESTED,
        COMMENTED,
        DISMISSED
    }

    /**
     * The pull request as the source described it at that moment. A null field was not said.
     *
     * @param title may hold anything a person can type; shown escaped, never trusted
     * @param author who opened the pull request
     * @param base name of the branch it goes into
     * @param headRef name of the branch it comes from
     * @param head the newest revision of that branch
     * @param draft whether it is a draft
     */
    record Description(
            @Nullable String title,
            @Nullable Actor author,
            @Nullable String base,
            @Nullable String headRef,
            @Nullable Revision head,
            @Nullable Boolean draft) {

        /** Nothing was said. */
        public static final Description NONE = new Description(null, null, null, null, null, null);
    }
}
