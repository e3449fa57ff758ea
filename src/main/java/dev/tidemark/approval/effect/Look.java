package dev.tidemark.approval.effect;

import dev.tidemark.event.Actor;
import dev.tidemark.event.EffectEvent.Speaker;
import dev.tidemark.github.Voice.Comment;
import dev.tidemark.github.Voice.PullRequest;
import dev.tidemark.github.Voice.Review;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What stands in the pull request, beside what was decided on. */
final class Look {

    private final Outside outside;
    private final AtlantisComments atlantis;
    private final LetOut out;
    private final String command;
    private final String marker;
    private final Conversation conversation;

    Look(
            Outside outside,
            AtlantisComments atlantis,
            LetOut out,
            String command,
            String marker,
            Conversation conversation) {
        this.outside = outside;
        this.atlantis = atlantis;
        this.out = out;
        this.command = command;
        this.marker = marker;
        this.conversation = conversation;
    }

    /** The command, if it stands there. */
    @Nullable Outcome sent(List<Comment> comments) throws IOException {
        Optional<Comment> announced = Conversation.marked(comments, marker);
        for (Comment comment : comments) {
            Actor author = comment.author();
            boolean isCommand =
                    comment.id() > out.comment() && comment.text().strip().equals(command);
            if (author == null || !isCommand) {
                continue;
            }
            if (Conversation.is(author, out.approver())) {
                return sent(comment, author, Speaker.APPROVER);
            }
            boolean isApp =
                    announced.isPresent()
                            && announced.get().id() < comment.id()
                            && Conversation.is(announced.get().author(), author);
            if (isApp) {
                return sent(comment, author, Speaker.APP);
            }
        }
        return null;
    }

    private Outcome sent(Comment comment, Actor author, Speaker speaker) throws IOException {
        Long review =
                speaker == Speaker.APP
                        ? null
                        : conversation.review(author, marker).map(Review::id).orElse(null);
        return new Outcome.Sent(
                command, speaker, author, comment.id(), comment.createdAt(), review);
    }

    /** What moved; null if nothing did. The log is asked last: it knows a rejection at once. */
    @Nullable Outcome moved(List<Comment> comments) throws IOException {
        PullRequest now = conversation.pullRequest();
        return switch (outside.grounds().of(out)) {
            case Ground.Over ignored -> new Outcome.Over();
            case Ground.Moved moved -> failed(moved.words());
            case Ground.Stands stands -> moved(stands, now, comments);
        };
    }

    private @Nullable Outcome moved(Ground.Stands stands, PullRequest now, List<Comment> comments)
            throws IOException {
        if (!now.isOpen()) {
            return failed("The pull request is not open any more.");
        }
        if (!now.head().equals(out.request().head().sha())) {
            return failed(
                    "The pull request's head moved since it was approved. Decide on the new plan.");
        }
        if (stands.undiverged() && hasMoved(now.base())) {
            return failed(
                    "The branch that it goes into moved on since it was approved. Update the pull"
                            + " request, and decide on the new plan.");
        }
        return atlantis.newer(comments, out.request().project(), out.comment()).isPresent()
                ? failed(
                        "Atlantis said more about the project since it was approved. Decide on"
                                + " what stands now.")
                : null;
    }

    /** Whether a branch is elsewhere than the log says, which knows that the plan is of its tip. */
    private boolean hasMoved(String branch) throws IOException {
        return outside.branches()
                .tip(out.repository(), branch)
                .filter(conversation.tip(branch)::equals)
                .isEmpty();
    }

    private Outcome failed(String reason) {
        return new Outcome.Failed(command, reason);
    }
}
