package dev.tidemark.sandbox.github;

import java.time.Instant;

/** One review of one revision. */
public record Review(
        long id, Account user, State state, String body, String commitId, Instant submittedAt) {

    /** GitHub's review states. */
    public enum State {
        APPROVED,
        CHANGES_REQUESTED,
        COMMENTED,
        DISMISSED
    }

    Review dismissed() {
        return new Review(id, user, State.DISMISSED, body, commitId, submittedAt);
    }
}
