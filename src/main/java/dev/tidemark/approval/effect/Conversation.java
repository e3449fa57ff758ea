package dev.tidemark.approval.effect;

import dev.tidemark.event.Actor;
import dev.tidemark.github.Voice;
import dev.tidemark.github.Voice.Comment;
import dev.tidemark.github.Voice.PullRequest;
import dev.tidemark.github.Voice.Review;
import dev.tidemark.github.Voice.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One pull request's conversation, as one attempt reads it and speaks in it. */
final class Conversation {

    /** As far as GitHub's clock and the portal's may be apart. */
    private static final Duration APART = Duration.ofMinutes(5);

    private final Voice voice;
    private final String repository;
    private final long number;

    Conversation(Voice voice, String repository, long number) {
        this.voice = voice;
        this.repository = repository;
        this.number = number;
    }

    PullRequest pullRequest() throws IOException {
        return voice.pullRequest(repository, number);
    }

    String tip(String branch) throws IOException {
        return voice.tip(repository, branch);
    }

    /** What was said since a decision, oldest first. */
    List<Comment> since(Instant decision) throws IOException {
        return voice.comments(repository, number, decision.minus(APART));
    }

    /** A review that the person left for this effect before. */
    Optional<Review> review(Actor person, String marker) throws IOException {
        return voice.reviews(repository, number).stream()
                .filter(review -> is(review.author(), person))
                .filter(review -> review.text().contains(marker))
                .findFirst();
    }

    Review review(String commit, Verdict verdict, String text, String token) throws IOException {
        return voice.review(repository, number, commit, verdict, text, token);
    }

    void dismiss(Review review, String text, String token) throws IOException {
        voice.dismiss(repository, number, review.id(), text, token);
    }

    Comment say(String text, @Nullable String token) throws IOException {
        return voice.comment(repository, number, text, token);
    }

    /** The first with this marker is the portal's: nobody else could know it before. */
    static Optional<Comment> marked(List<Comment> comments, String marker) {
        return comments.stream().filter(comment -> comment.text().contains(marker)).findFirst();
    }

    /** Whether it is the same account; logins may be given up and taken by somebody else. */
    static boolean is(@Nullable Actor one, Actor other) {
        return one != null && other.id() != null && Objects.equals(one.id(), other.id());
    }
}
