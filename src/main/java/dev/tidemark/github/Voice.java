package dev.tidemark.github;

import dev.tidemark.event.Actor;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pull request's conversation: what is said in it, and saying something as a person or as the
 * app. Each question is asked at that moment, and each statement is sent once: whether one that was
 * not answered was heard, only the conversation tells. Blocking, for seconds at most.
 *
 * <p>Refusals are {@link GitHubRefused}, pauses that GitHub asks for {@link LimitReached}; after
 * any other {@link IOException}, and after a refusal that {@link GitHubRefused#isPassing passes},
 * what was said may stand there nevertheless.
 */
public interface Voice {

    /**
     * A pull request as it is now.
     *
     * @param isOpen neither merged nor closed
     * @param isLocked whether only collaborators may comment
     * @param head its newest commit
     * @param base name of the branch that it goes into
     * @param mergeState GitHub's own word, such as {@code clean}, {@code dirty} or {@code blocked}
     */
    record PullRequest(
            boolean isOpen, boolean isLocked, String head, String base, String mergeState) {}

    /** A comment of the conversation. */
    record Comment(long id, @Nullable Actor author, String text, Instant createdAt) {}

    /**
     * A submitted review.
     *
     * @param commit which it is of; null if GitHub does not say
     * @param text its body
     * @param isDismissed whether it counts no more
     */
    record Review(
            long id,
            @Nullable Actor author,
            @Nullable String commit,
            String text,
            Instant at,
            boolean isDismissed) {}

    /** What a review says of the commit. */
    enum Verdict {
        APPROVE,
        REQUEST_CHANGES
    }

    /**
     * What it is now.
     *
     * @param repository {@code owner/name}
     */
    PullRequest pullRequest(String repository, long number) throws IOException;

    /** The newest commit of a branch. */
    String tip(String repository, String branch) throws IOException;

    /** The comments that were written or edited since an instant, oldest first. */
    List<Comment> comments(String repository, long number, Instant since) throws IOException;

    /** All submitted reviews, oldest first. */
    List<Review> reviews(String repository, long number) throws IOException;

    /**
     * Reviews a commit.
     *
     * @param token of the person who reviews
     */
    Review review(
            String repository,
            long number,
            String commit,
            Verdict verdict,
            String text,
            String token)
            throws IOException;

    /**
     * Dismisses a review: it stands there, and counts no more.
     *
     * @param text why
     * @param token of the person who dismisses it
     */
    void dismiss(String repository, long number, long review, String text, String token)
            throws IOException;

    /**
     * Comments.
     *
     * @param token of the person who comments; null for the app
     */
    Comment comment(String repository, long number, String text, @Nullable String token)
            throws IOException;
}
