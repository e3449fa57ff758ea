package dev.tidemark.sandbox.github;

import dev.tidemark.sandbox.git.Commit;
import dev.tidemark.sandbox.git.History;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What people do with the pull requests of one repository. */
public final class PullRequests {

    private final RepositoryContext context;
    private final HostedRepository repository;
    private final Branches branches;
    private final IdSequence ids = new IdSequence(2_943_117_401L, 7_919);
    private final IdSequence reviewIds = new IdSequence(3_341_207_113L, 104_729);
    private final IdSequence commentIds = new IdSequence(3_298_440_017L, 15_485);
    private int lastNumber;

    PullRequests(RepositoryContext context, Branches branches, int firstNumber) {
        this.context = context;
        this.repository = context.repository();
        this.branches = branches;
        this.lastNumber = firstNumber - 1;
    }

    public PullRequest open(Instant at, Account by, String branch, PullRequest.Text text) {
        synchronized (context.lock()) {
            var head = repository.history.branch(branch);
            var ends =
                    new PullRequest.Branches(
                            branch,
                            head,
                            HostedRepository.DEFAULT_BRANCH,
                            branches.mergeBase(head));
            lastNumber++;
            var pullRequest = new PullRequest(ids.next(), lastNumber, by, ends, text, at);
            repository.pullRequests.put(lastNumber, pullRequest);
            repository.history.keepPullRequestHead(lastNumber, head);
            tell("opened", pullRequest, by);
            testMerge(at, pullRequest);
            return pullRequest;
        }
    }

    /** GitHub shows this commit as merge_commit_sha of an open pull request. It is in no branch. */
    private void testMerge(Instant at, PullRequest pullRequest) {
        var message = "Merge " + pullRequest.head.sha() + " into " + pullRequest.base.sha();
        pullRequest.mergeCommit = mergeCommit(at, pullRequest.user, pullRequest, message);
    }

    private Commit mergeCommit(Instant at, Account by, PullRequest pullRequest, String message) {
        var base = repository.history.branch(pullRequest.baseRef);
        return repository.history.commit(
                Branches.with(base.tree(), PullRequestJson.changes(pullRequest)),
                List.of(base, pullRequest.head),
                by.signature(at),
                Account.WEB_FLOW.signature(at),
                message);
    }

    public void rename(Instant at, Account by, PullRequest pullRequest, String title) {
        synchronized (context.lock()) {
            var from = pullRequest.title;
            pullRequest.title = title;
            pullRequest.updatedAt = at;
            var payload = context.payloads().pullRequest("edited", pullRequest, by);
            payload.putObject("changes").putObject("title").put("from", from);
            context.emit("pull_request", payload);
        }
    }

    public void convertToDraft(Instant at, Account by, PullRequest pullRequest) {
        draft(at, by, pullRequest, true, "converted_to_draft");
    }

    public void readyForReview(Instant at, Account by, PullRequest pullRequest) {
        draft(at, by, pullRequest, false, "ready_for_review");
    }

    private void draft(
            Instant at, Account by, PullRequest pullRequest, boolean draft, String action) {
        synchronized (context.lock()) {
            pullRequest.draft = draft;
            pullRequest.updatedAt = at;
            tell(action, pullRequest, by);
        }
    }

    public Review review(
            Instant at, Account by, PullRequest pullRequest, Review.State state, String body) {
        synchronized (context.lock()) {
            return review(at, by, pullRequest, state, body, pullRequest.head.sha());
        }
    }

    /** Of a revision that may not be the newest any more. */
    Review review(
            Instant at,
            Account by,
            PullRequest pullRequest,
            Review.State state,
            String body,
            String commitId) {
        synchronized (context.lock()) {
            var review = new Review(reviewIds.next(), by, state, body, commitId, at);
            pullRequest.reviews.add(review);
            tellReview(at, "submitted", review, pullRequest, by);
            return review;
        }
    }

    public void dismiss(Instant at, Account by, PullRequest pullRequest, Review review) {
        synchronized (context.lock()) {
            var dismissed = review.dismissed();
            pullRequest.reviews.replaceAll(one -> one.id() == review.id() ? dismissed : one);
            tellReview(at, "dismissed", dismissed, pullRequest, by);
        }
    }

    private void tellReview(
            Instant at, String action, Review review, PullRequest pullRequest, Account by) {
        pullRequest.updatedAt = at;
        var payload = context.payloads().review(action, review, pullRequest, by);
        context.emit("pull_request_review", payload);
    }

    public Optional<PullRequest> find(int number) {
        synchronized (context.lock()) {
            return repository.pullRequest(number);
        }
    }

    public Comment comment(Instant at, Account by, PullRequest pullRequest, String body) {
        synchronized (context.lock()) {
            return addComment(at, by, pullRequest, body);
        }
    }

    /** Whoever may write to the repository may edit anybody's comment. */
    public void editComment(
            Instant at, Account by, PullRequest pullRequest, Comment comment, String body) {
        synchronized (context.lock()) {
            var edited = comment.edited(at, body);
            pullRequest.comments.replaceAll(one -> one.id() == comment.id() ? edited : one);
            var payload = context.payloads().comment("edited", edited, pullRequest, by);
            payload.putObject("changes").putObject("body").put("from", comment.body());
            context.emit("issue_comment", payload);
        }
    }

    public void deleteComment(Account by, PullRequest pullRequest, Comment comment) {
        synchronized (context.lock()) {
            pullRequest.comments.removeIf(one -> one.id() == comment.id());
            var payload = context.payloads().comment("deleted", comment, pullRequest, by);
            context.emit("issue_comment", payload);
        }
    }

    Comment addComment(Instant at, Account by, PullRequest pullRequest, String body) {
        var comment = new Comment(commentIds.next(), by, body, at, at);
        pullRequest.comments.add(comment);
        pullRequest.updatedAt = at;
        var payload = context.payloads().comment("created", comment, pullRequest, by);
        context.emit("issue_comment", payload);
        return comment;
    }

    public void close(Instant at, Account by, PullRequest pullRequest) {
        synchronized (context.lock()) {
            pullRequest.closedAt = at;
            pullRequest.updatedAt = at;
            tell("closed", pullRequest, by);
        }
    }

    public void reopen(Instant at, Account by, PullRequest pullRequest) {
        synchronized (context.lock()) {
            pullRequest.closedAt = null;
            pullRequest.updatedAt = at;
            tell("reopened", pullRequest, by);
        }
    }

    /** Merges and deletes the branch, as the repository's settings say. */
    public Commit merge(Instant at, Account by, PullRequest pullRequest, MergeMethod method) {
        synchronized (context.lock()) {
            var before = repository.history.branch(pullRequest.baseRef);
            var merged = mergedBy(method, at, by, pullRequest);
            pullRequest.landed.addAll(History.between(before, merged));
            pullRequest.mergeCommit = merged;
            pullRequest.mergedAt = at;
            pullRequest.mergedBy = by;
            pullRequest.closedAt = at;
            pullRequest.updatedAt = at;
            tell("closed", pullRequest, by);
            branches.move(at, by, pullRequest.baseRef, merged);
            branches.move(at, by, pullRequest.headRef, null);
            return merged;
        }
    }

    private Commit mergedBy(MergeMethod method, Instant at, Account by, PullRequest pullRequest) {
        var base = repository.history.branch(pullRequest.baseRef);
        var title = MergeMethod.subject(pullRequest.title);
        return switch (method) {
            case MERGE ->
                    mergeCommit(
                            at,
                            by,
                            pullRequest,
                            "Merge pull request #%d from %s/%s\n\n%s"
                                    .formatted(
                                            pullRequest.number,
                                            repository.owner.login(),
                                            pullRequest.headRef,
                                            title));
            case SQUASH ->
                    repository.history.commit(
                            Branches.with(base.tree(), PullRequestJson.changes(pullRequest)),
                            List.of(base),
                            pullRequest.user.signature(at),
                            Account.WEB_FLOW.signature(at),
                            title + " (#" + pullRequest.number + ")");
            case REBASE -> branches.replay(PullRequestJson.commits(pullRequest), base, at, by);
        };
    }

    private void tell(String action, PullRequest pullRequest, Account sender) {
        var payload = context.payloads().pullRequest(action, pullRequest, sender);
        context.emit("pull_request", payload);
    }
}
