package dev.tidemark.sentence;

import dev.tidemark.event.RunEvent;

/** Sentences about runs of a workflow. */
final class RunSentence {

    private final SentenceMessages messages;

    RunSentence(SentenceMessages messages) {
        this.messages = messages;
    }

    Sentence of(RunEvent event, Telling telling) {
        Piece workflow = Pieces.quote(event.run().name());
        return Sentence.of(at -> {
            String branch = branch(event.run(), at);
            String attempt = attempt(event.run());
            return switch (event) {
                case RunEvent.Started ignored ->
                        messages.runStarted(
                                at.of(Pieces.actor(telling.actor(), messages)),
                                at.of(workflow),
                                branch,
                                attempt);
                case RunEvent.Succeeded ignored ->
                        messages.runSucceeded(at.of(workflow), branch, attempt);
                case RunEvent.Errored errored ->
                        messages.runErrored(
                                at.of(workflow),
                                at.of(Pieces.code(errored.conclusion())),
                                branch,
                                attempt);
            };
        });
    }

    private String branch(RunEvent.Run run, Sentence.Places at) {
        String branch = run.branch();
        return branch == null ? "" : messages.onBranch(at.of(Pieces.code(branch)));
    }

    private String attempt(RunEvent.Run run) {
        return run.attempt() > 1 ? messages.attempt(run.attempt()) : "";
    }
}
