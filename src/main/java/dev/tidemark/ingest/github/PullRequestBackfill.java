package dev.tidemark.ingest.github;

import dev.tidemark.event.Actor;
import dev.tidemark.event.ActorProof;
import dev.tidemark.event.ChangeEvent;
import dev.tidemark.event.ChangeEvent.Description;
import dev.tidemark.event.ChangeEvent.ReviewState;
import dev.tidemark.event.Fact;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.Revision;
import dev.tidemark.event.Subject;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.GHIssueState;
import org.kohsuke.github.GHPullRequest;
import org.kohsuke.github.GHPullRequestReview;

/**
 * What GitHub's API says about one pull request. Only what cannot change any more goes into the
 * events of the past; the rest is an edit as of the last update.
 */
final class PullRequestBackfill {

    private final ApiRepository repository;
    private final GHPullRequest pullRequest;
    private final long number;
    private final Revision head;
    private final @Nullable Actor author;

    private PullRequestBackfill(ApiRepository repository, GHPullRequest pullRequest)
            throws IOException {
        this.repository = repository;
        this.pullRequest = pullRequest;
        this.number = pullRequest.getNumber();
        this.head = new Revision(pullRequest.getHead().getSha());
        this.author = Accounts.actor(pullRequest::getUser);
    }

    static List<NewEntry> entries(ApiRepository repository, GHPullRequest pullRequest)
            throws IOException {
        return new PullRequestBackfill(repository, pullRequest).entries();
    }

    private List<NewEntry> entries() throws IOException {
        var entries = new ArrayList<NewEntry>();
        entries.add(opened());
        for (GHPullRequestReview review : pullRequest.listReviews()) {
            NewEntry reviewed = reviewed(review);
            if (reviewed != null) {
                entries.add(reviewed);
            }
        }
        if (pullRequest.getMergedAt() != null) {
            entries.add(merged(pullRequest.getMergedAt()));
        } else if (pullRequest.getState() == GHIssueState.CLOSED) {
            entries.add(closed());
        }
        entries.add(edited());
        return entries;
    }

    private NewEntry opened() throws IOException {
        var opened = new ChangeEvent.Opened(unchanging(null, null));
        Fact fact = Facts.opened(repository.repository(), number);
        return entry(fact, instant(pullRequest.getCreatedAt()), author, null, opened);
    }

    /** Neither the head nor the base of a merged pull request can move any more. */
    private NewEntry merged(Date mergedAt) throws IOException {
        String sha = pullRequest.getMergeCommitSha();
        Revision mergeCommit = sha == null ? null : new Revision(sha);
        var merged = new ChangeEvent.Merged(mergeCommit, unchanging(base(), head));
        return entry(
                Facts.merged(repository.repository(), number, mergeCommit),
                instant(mergedAt),
                Accounts.actor(pullRequest::getMergedBy),
                mergeCommit == null ? head : mergeCommit,
                merged);
    }

    /** The API does not say by whom. */
    private NewEntry closed() throws IOException {
        Instant at = instant(pullRequest.getClosedAt());
        var closed = new ChangeEvent.Closed(unchanging(null, null));
        Fact fact = Facts.closed(repository.repository(), number, at);
        return entry(fact, at, null, null, closed);
    }

    /** How it looks now; whose doing that is the API does not say. */
    private NewEntry edited() throws IOException {
        Instant at = instant(pullRequest.getUpdatedAt());
        var now =
                new Description(
                        Excerpt.of(pullRequest.getTitle(), Excerpt.TITLE),
                        author,
                        base(),
                        headRef(),
                        head,
                        pullRequest.isDraft());
        Fact fact = Facts.edited(repository.repository(), number, at, now);
        return entry(fact, at, null, head, new ChangeEvent.Edited(now));
    }

    private @Nullable NewEntry reviewed(GHPullRequestReview review) throws IOException {
        ReviewState state = state(review);
        Date submittedAt = review.getSubmittedAt();
        if (state == null || submittedAt == null) {
            return null;
        }
        String id = Long.toString(review.getId());
        String sha = review.getCommitId();
        Revision commit = sha == null ? null : new Revision(sha);
        // Who dismissed it, and when, the API does not say; so early a time never lets it count.
        Actor actor = state == ReviewState.DISMISSED ? null : Accounts.actor(review::getUser);
        return entry(
                Facts.reviewed(repository.repository(), id, state),
                instant(submittedAt),
                actor,
                commit,
                new ChangeEvent.Reviewed(id, state, commit));
    }

    private static @Nullable ReviewState state(GHPullRequestReview review) {
        return switch (review.getState().name()) {
            case "APPROVED" -> ReviewState.APPROVED;
            case "CHANGES_REQUESTED", "REQUEST_CHANGES" -> ReviewState.CHANGES_REQUESTED;
            case "COMMENTED" -> ReviewState.COMMENTED;
            case "DISMISSED" -> ReviewState.DISMISSED;
            // PENDING: written and not submitted, visible to its author alone.
            default -> null;
        };
    }

    private Description unchanging(@Nullable String base, @Nullable Revision lastHead) {
        return new Description(null, author, base, headRef(), lastHead, null);
    }

    private String base() {
        return Excerpt.of(pullRequest.getBase().getRef(), Excerpt.REF);
    }

    private String headRef() {
        return Excerpt.of(pullRequest.getHead().getRef(), Excerpt.REF);
    }

    private NewEntry entry(
            Fact fact,
            Instant time,
            @Nullable Actor actor,
            @Nullable Revision revision,
            ChangeEvent event) {
        Subject subject = Subject.change(repository.repository(), number);
        return repository.entry(fact, subject, time, actor, ActorProof.API, revision, event);
    }

    private static Instant instant(Date date) {
        return date.toInstant().truncatedTo(ChronoUnit.SECONDS);
    }
}
