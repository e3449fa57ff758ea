package dev.tidemark.approval.effect;

import dev.tidemark.approval.effect.Outside.NoToken;
import dev.tidemark.event.Actor;
import dev.tidemark.event.EffectEvent.Speaker;
import dev.tidemark.github.GitHubRefused;
import dev.tidemark.github.LimitReached;
import dev.tidemark.github.Voice.Comment;
import dev.tidemark.github.Voice.Review;
import dev.tidemark.github.Voice.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The steps of one attempt to send a command, and how far it came. */
final class SendingSteps {

    static final String SIGN_IN_AGAIN =
            "GitHub does not take the approver's token any more. Sign in with GitHub again, and"
                    + " approve again.";

    private static final Set<String> MAY_WRITE = Set.of("admin", "maintain", "write");

    private final Outside outside;
    private final LetOut out;
    private final String command;
    private final Claim claim;
    private final String marker;
    private final Conversation conversation;
    private final Look look;

    private Doing doing = Doing.READING;
    private boolean isUnanswered;
    private boolean mayStand;

    SendingSteps(
            Outside outside,
            AtlantisComments atlantis,
            LetOut out,
            String command,
            Claim claim,
            String marker) {
        this.outside = outside;
        this.out = out;
        this.command = command;
        this.claim = claim;
        this.marker = marker;
        this.mayStand = claim.mayHaveSaid();
        this.conversation = new Conversation(outside.voice(), out.name(), out.request().change());
        this.look = new Look(outside, atlantis, out, command, marker, conversation);
    }

    String command() {
        return command;
    }

    /** Whether something was said in this attempt that GitHub did not answer. */
    boolean isUnanswered() {
        return isUnanswered;
    }

    /** Whether the command may stand there, as far as this attempt found out. */
    boolean mayStand() {
        return mayStand;
    }

    Outcome run(Wording wording) throws IOException, NoToken {
        Outcome known = look();
        Optional<String> token =
                known == null || known instanceof Outcome.Failed
                        ? outside.tokens().of(out.approver())
                        : Optional.empty();
        if (known instanceof Outcome.Failed moved && token.isPresent()) {
            return withoutReview(moved, token.get());
        }
        if (known != null) {
            return known;
        }
        if (token.isPresent()) {
            return asApprover(wording, token.get());
        }
        String obstacle = againstTheApp();
        return obstacle == null ? asApp(wording) : failed(obstacle);
    }

    /**
     * What stands there already, or what moved; null if there is something to do. Asked before
     * anything is said, and once more before the command is.
     */
    private @Nullable Outcome look() throws IOException {
        doing = Doing.READING;
        List<Comment> comments = conversation.since(out.at());
        Outcome sent = look.sent(comments);
        if (sent != null) {
            return sent;
        }
        mayStand = false;
        return look.moved(comments);
    }

    private Outcome failed(String reason) {
        return new Outcome.Failed(command, reason);
    }

    private Outcome asApprover(Wording wording, String first) throws IOException, NoToken {
        var token = new RenewedToken(outside.tokens(), out.approver(), first);
        doing = Doing.REVIEWING;
        Optional<Review> left = conversation.review(out.approver(), marker);
        Review review;
        if (left.isPresent()) {
            review = left.get();
        } else {
            claim.renew(false);
            String text = wording.approval(out.request(), out.reason(), marker);
            String head = out.request().head().sha();
            review =
                    token.with(good ->
                            said(() -> conversation.review(head, Verdict.APPROVE, text, good)));
        }
        if (!Conversation.is(review.author(), out.approver())) {
            return failed(SIGN_IN_AGAIN);
        }
        Outcome known = look();
        if (known != null) {
            return known instanceof Outcome.Failed moved ? without(review, moved, token) : known;
        }
        Comment comment = token.with(this::sayCommand);
        return sent(comment, out.approver(), Speaker.APPROVER, review.id());
    }

    /** An attempt before this one may have left a review of what has moved since. */
    private Outcome withoutReview(Outcome.Failed moved, String first) throws IOException, NoToken {
        Optional<Review> left = conversation.review(out.approver(), marker);
        return left.isEmpty()
                ? moved
                : without(
                        left.get(),
                        moved,
                        new RenewedToken(outside.tokens(), out.approver(), first));
    }

    /** It approves what is not to be applied: Atlantis may take it for an approval. */
    private Outcome without(Review review, Outcome.Failed moved, RenewedToken token)
            throws IOException, NoToken {
        if (review.isDismissed()) {
            return moved;
        }
        claim.renew(false);
        try {
            token.with(good -> {
                conversation.dismiss(review, moved.reason(), good);
                return review;
            });
            return moved;
        } catch (GitHubRefused refused) {
            if (refused.isPassing()) {
                throw refused;
            }
            return failed(
                    moved.reason()
                            + " The approving review stands ("
                            + GitHubWords.of(refused)
                            + "): dismiss it in GitHub.");
        }
    }

    /** What stands against the app's speaking for the approver; null if nothing does. */
    private @Nullable String againstTheApp() throws IOException {
        boolean isAllowed =
                outside.grounds().of(out) instanceof Ground.Stands stands && stands.actAsApp();
        if (!isAllowed) {
            return "The portal has no GitHub token of the approver, and the policy does not let the"
                    + " app send the command. Sign in with GitHub, and approve again.";
        }
        doing = Doing.READING;
        String permission = outside.permissions().of(out.name(), out.approver());
        return MAY_WRITE.contains(permission)
                ? null
                : "The app sends commands only for who may write in the repository, and GitHub says"
                        + " that the approver may not ("
                        + permission
                        + ").";
    }

    private Outcome asApp(Wording wording) throws IOException {
        doing = Doing.ANNOUNCING;
        if (Conversation.marked(conversation.since(out.at()), marker).isEmpty()) {
            claim.renew(false);
            String text =
                    wording.announcement(
                            out.request(), out.approver().login(), out.reason(), marker);
            said(() -> conversation.say(text, null));
        }
        Outcome known = look();
        if (known != null) {
            return known;
        }
        Comment comment = sayCommand(null);
        Actor app = Objects.requireNonNullElse(comment.author(), out.approver());
        return sent(comment, app, Speaker.APP, null);
    }

    private Comment sayCommand(@Nullable String token) throws IOException {
        doing = Doing.COMMANDING;
        claim.renew(true);
        mayStand = true;
        Comment comment = said(() -> conversation.say(command, token));
        mayStand = false;
        return comment;
    }

    private Outcome sent(Comment comment, Actor author, Speaker speaker, @Nullable Long review) {
        return new Outcome.Sent(
                command, speaker, author, comment.id(), comment.createdAt(), review);
    }

    /** Something that is said. */
    interface Statement<T> {
        T say() throws IOException;
    }

    private <T> T said(Statement<T> statement) throws IOException {
        isUnanswered = true;
        T answer;
        try {
            answer = statement.say();
        } catch (LimitReached asked) {
            isUnanswered = false;
            mayStand = false;
            throw asked;
        } catch (GitHubRefused refused) {
            isUnanswered = refused.isPassing();
            mayStand &= refused.isPassing();
            throw refused;
        }
        isUnanswered = false;
        return answer;
    }

    /** What stood against it, and what to do. */
    String refusal(GitHubRefused refused) {
        return doing.refusal(refused);
    }
}
