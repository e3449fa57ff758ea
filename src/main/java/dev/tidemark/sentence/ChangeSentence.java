package dev.tidemark.sentence;

import dev.tidemark.event.ChangeEvent;
import dev.tidemark.event.Revision;
import org.jspecify.annotations.Nullable;

/** Sentences about one pull request. */
final class ChangeSentence {

    private final SentenceMessages messages;

    ChangeSentence(SentenceMessages messages) {
        this.messages = messages;
    }

    /** {@code change} is how the pull request is named here. */
    Sentence of(ChangeEvent event, Telling telling, Piece change) {
        Piece actor = Pieces.actor(telling.actor(), messages);
        return switch (event) {
            case ChangeEvent.Opened opened -> ofOpened(opened, actor, change);
            case ChangeEvent.Updated updated ->
                    Sentence.of(at ->
                            messages.updated(
                                    at.of(actor),
                                    at.of(change),
                                    at.of(Pieces.revision(updated.before())),
                                    at.of(Pieces.revision(updated.after()))));
            case ChangeEvent.Edited edited ->
                    telling.actor() == null
                            ? ofDescribed(edited, change)
                            : ofEdited(edited, actor, change);
            case ChangeEvent.Reviewed reviewed -> ofReview(reviewed, actor, change);
            case ChangeEvent.Merged merged -> ofMerged(merged, actor, change);
            case ChangeEvent.Closed ignored ->
                    Sentence.of(at -> messages.closed(at.of(actor), at.of(change)));
            case ChangeEvent.Reopened ignored ->
                    Sentence.of(at -> messages.reopened(at.of(actor), at.of(change)));
        };
    }

    private Sentence ofOpened(ChangeEvent.Opened opened, Piece actor, Piece change) {
        Piece title = title(opened.description(), change);
        return title == null
                ? Sentence.of(at -> messages.opened(at.of(actor), at.of(change)))
                : Sentence.of(
                        at -> messages.openedWithTitle(at.of(actor), at.of(title), at.of(change)));
    }

    private Sentence ofEdited(ChangeEvent.Edited edited, Piece actor, Piece change) {
        String title = edited.description().title();
        return title == null
                ? Sentence.of(at -> messages.edited(at.of(actor), at.of(change)))
                : Sentence.of(at ->
                        messages.editedWithTitle(
                                at.of(actor), at.of(change), at.of(Pieces.quote(title))));
    }

    /** A later look at the pull request, which nobody did. */
    private Sentence ofDescribed(ChangeEvent.Edited edited, Piece change) {
        String title = edited.description().title();
        return title == null
                ? Sentence.of(at -> messages.describedWithoutTitle(at.of(change)))
                : Sentence.of(at -> messages.described(at.of(change), at.of(Pieces.quote(title))));
    }

    private Sentence ofReview(ChangeEvent.Reviewed reviewed, Piece actor, Piece change) {
        return switch (reviewed.state()) {
            case APPROVED -> ofApproved(reviewed.commit(), actor, change);
            case CHANGES_REQUESTED ->
                    Sentence.of(at -> messages.changesRequested(at.of(actor), at.of(change)));
            case COMMENTED -> Sentence.of(at -> messages.commented(at.of(actor), at.of(change)));
            case DISMISSED -> Sentence.of(at -> messages.dismissed(at.of(actor), at.of(change)));
        };
    }

    private Sentence ofApproved(@Nullable Revision commit, Piece actor, Piece change) {
        return commit == null
                ? Sentence.of(at -> messages.approved(at.of(actor), at.of(change)))
                : Sentence.of(at ->
                        messages.approvedAt(
                                at.of(actor), at.of(change), at.of(Pieces.revision(commit))));
    }

    private Sentence ofMerged(ChangeEvent.Merged merged, Piece actor, Piece change) {
        Piece title = title(merged.description(), change);
        Revision commit = merged.mergeCommit();
        return Sentence.of(at -> {
            String who = at.of(actor);
            String what = title == null ? at.of(change) : at.of(title) + " " + at.of(change);
            return commit == null
                    ? messages.merged(who, what)
                    : messages.mergedAs(who, what, at.of(Pieces.revision(commit)));
        });
    }

    /** Its own page has the title as its heading. */
    private static @Nullable Piece title(ChangeEvent.Description description, Piece change) {
        String title = description.title();
        return title == null || change.isWords() ? null : Pieces.quote(title);
    }
}
