package dev.tidemark.approval.effect;

import dev.tidemark.approval.effect.Outside.NoToken;
import dev.tidemark.github.GitHubRefused;
import dev.tidemark.github.LimitReached;
import dev.tidemark.github.Voice;
import dev.tidemark.github.Voice.Comment;
import dev.tidemark.github.Voice.PullRequest;
import dev.tidemark.github.Voice.Verdict;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells a pull request that a plan was rejected, at most once. Nothing depends on it: the decision
 * is in the log, and what could not be told is only noted.
 */
final class Rejecting {

    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final Voice voice;
    private final Outside.Tokens tokens;
    private final Wording wording;
    private final Marker marker;
    private final Backoff backoff;

    Rejecting(Voice voice, Outside.Tokens tokens, Wording wording, Marker marker, Backoff backoff) {
        this.voice = voice;
        this.tokens = tokens;
        this.wording = wording;
        this.marker = marker;
        this.backoff = backoff;
    }

    /** One attempt. */
    void attempt(Rejected rejected, Claim claim) throws SQLException {
        try {
            claim.done(told(rejected, claim));
        } catch (LimitReached limit) {
            later(claim, limit.pause(), limit);
        } catch (GitHubRefused refused) {
            if (refused.isPassing()) {
                later(claim, Sending.SETTLING, refused);
            } else {
                claim.done("Not told in the pull request: " + GitHubWords.of(refused));
            }
        } catch (NoToken none) {
            if (none.isFinal()) {
                claim.done("Not told in the pull request: sign in with GitHub again.");
            } else {
                later(claim, Duration.ZERO, none);
            }
        } catch (IOException silent) {
            later(claim, Sending.SETTLING, silent);
        }
    }

    private void later(Claim claim, Duration pause, Exception why) throws SQLException {
        if (claim.age().compareTo(PATIENCE) < 0) {
            claim.again(backoff.after(claim.attempt(), pause), false, GitHubWords.of(why));
        } else {
            claim.done("Not told in the pull request: " + GitHubWords.of(why));
        }
    }

    /** Null once the pull request tells it, else why it does not. */
    private @Nullable String told(Rejected rejected, Claim claim) throws IOException, NoToken {
        var conversation = new Conversation(voice, rejected.name(), rejected.request().change());
        String mark = marker.of(rejected.effect());
        List<Comment> comments = conversation.since(rejected.at());
        boolean isTold =
                conversation.review(rejected.person(), mark).isPresent()
                        || Conversation.marked(comments, mark).isPresent();
        if (isTold) {
            return null;
        }
        PullRequest now = conversation.pullRequest();
        String head = rejected.request().head().sha();
        if (!now.isOpen() || !now.head().equals(head)) {
            return "Not told in the pull request, which moved on.";
        }
        Optional<String> token = tokens.of(rejected.person());
        claim.renew(false);
        if (token.isPresent()) {
            String text = wording.rejection(rejected.request(), rejected.reason(), mark);
            new RenewedToken(tokens, rejected.person(), token.get())
                    .with(good -> conversation.review(head, Verdict.REQUEST_CHANGES, text, good));
            return null;
        }
        if (rejected.actAsApp()) {
            conversation.say(
                    wording.rejectionBy(
                            rejected.request(), rejected.person().login(), rejected.reason(), mark),
                    null);
            return null;
        }
        return "Not told in the pull request: who rejected has not signed in with GitHub, and the"
                + " policy does not let the app speak.";
    }
}
