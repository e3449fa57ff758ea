package dev.tidemark.sentence;

import dev.tidemark.event.RevisionEvent;

/** Sentences about branches and names of repositories. */
final class RevisionSentence {

    private final SentenceMessages messages;

    RevisionSentence(SentenceMessages messages) {
        this.messages = messages;
    }

    Sentence of(RevisionEvent event, Telling telling) {
        return switch (event) {
            case RevisionEvent.Pushed pushed -> ofPush(pushed, telling);
            case RevisionEvent.RepositoryRenamed renamed ->
                    Sentence.of(at ->
                            messages.renamed(
                                    at.of(Pieces.code(renamed.from())),
                                    at.of(Pieces.code(renamed.to()))));
        };
    }

    private Sentence ofPush(RevisionEvent.Pushed pushed, Telling telling) {
        Piece actor = Pieces.actor(telling.actor(), messages);
        Piece ref = Pieces.branch(pushed.ref());
        Piece repository = repository(telling);
        if (pushed.after().isNone()) {
            return Sentence.of(
                    at -> messages.refDeleted(at.of(actor), at.of(ref), at.of(repository)));
        }
        if (pushed.forced()) {
            return Sentence.of(at ->
                    messages.forced(
                            at.of(actor),
                            at.of(ref),
                            at.of(repository),
                            at.of(Pieces.revision(pushed.before())),
                            at.of(Pieces.revision(pushed.after()))));
        }
        if (pushed.before().isNone() && pushed.commitCount() == 0) {
            return Sentence.of(
                    at -> messages.refCreated(at.of(actor), at.of(ref), at.of(repository)));
        }
        return Sentence.of(at ->
                messages.pushed(at.of(actor), pushed.commitCount(), at.of(ref), at.of(repository)));
    }

    private static Piece repository(Telling telling) {
        String name = telling.repository();
        return Pieces.said(name == null ? telling.subject().parts().getFirst() : name);
    }
}
