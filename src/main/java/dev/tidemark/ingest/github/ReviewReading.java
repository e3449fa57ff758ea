package dev.tidemark.ingest.github;

import dev.tidemark.event.Actor;
import dev.tidemark.event.ChangeEvent;
import dev.tidemark.event.ChangeEvent.ReviewState;
import dev.tidemark.event.Revision;
import dev.tidemark.event.Subject;
import dev.tidemark.ingest.Reading;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads {@code pull_request_review}. */
final class ReviewReading {

    private ReviewReading() {}

    static Reading read(Webhook webhook, String action) {
        Payload review = webhook.payload().object("review");
        return switch (action) {
            case "submitted" ->
                    entry(
                            webhook,
                            state(review),
                            review.instant("submitted_at"),
                            review.actorOrNull("user"));
            // GitHub does not say when it was dismissed, but it touches the pull request then.
            case "dismissed" ->
                    entry(
                            webhook,
                            ReviewState.DISMISSED,
                            webhook.payload().object("pull_request").instant("updated_at"),
                            webhook.sender());
            // Only its text can be edited.
            default ->
                    new Reading.Kept(
                            GitHubMapper.nameOf("pull_request_review", action)
                                    + " changes neither the review's state nor its commit");
        };
    }

    private static Reading entry(
            Webhook webhook, ReviewState state, Instant time, @Nullable Actor actor) {
        Payload review = webhook.payload().object("review");
        String reviewId = Long.toString(review.number("id"));
        Revision commit = review.revisionOrNull("commit_id");
        long number = webhook.payload().object("pull_request").number("number");
        return Reading.of(
                webhook.entry(
                        Facts.reviewed(webhook.repository(), reviewId, state),
                        Subject.change(webhook.repository(), number),
                        time,
                        actor,
                        commit,
                        new ChangeEvent.Reviewed(reviewId, state, commit)));
    }

    private static ReviewState state(Payload review) {
        return switch (review.text("state").toUpperCase(Locale.ROOT)) {
            case "APPROVED" -> ReviewState.APPROVED;
            case "CHANGES_REQUESTED" -> ReviewState.CHANGES_REQUESTED;
            case "COMMENTED" -> ReviewState.COMMENTED;
            case "DISMISSED" -> ReviewState.DISMISSED;
            default -> throw new UnreadablePayload("review.state is not a state of a review");
        };
    }
}
