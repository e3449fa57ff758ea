package dev.tidemark.sentence;

import dev.tidemark.event.RunEvent;

/** Sentences about runs of a workflow and plays of Ansible. */
final class RunSentence {

    private final SentenceMessages messages;

    RunSentence(SentenceMessages messages) {
        this.messages = messages;
    }

    Sentence of(RunEvent event, Telling telling) {
        RunEvent.Play play = event.run().play();
        return play == null ? ofWorkflow(event, telling) : ofPlay(event, play, telling);
    }

    private Sentence ofPlay(RunEvent event, RunEvent.Play play, Telling telling) {
        return Sentence.of(at -> {
            String name = at.of(Pieces.quote(play.name()));
            String book = at.of(Pieces.code(event.run().name()));
            String hosts = hosts(play, at);
            String attempt = attempt(event.run());
            RunEvent.Outcome outcome = play.outcome();
            return switch (event) {
                case RunEvent.Started ignored ->
                        messages.playStarted(
                                at.of(Pieces.actor(telling.actor(), messages)),
                                name,
                                book,
                                hosts,
                                attempt);
                case RunEvent.Succeeded ignored ->
                        messages.playSucceeded(
                                name,
                                book,
                                hosts,
                                Pieces.count(outcome == null ? 0 : outcome.changed()),
                                attempt);
                case RunEvent.Errored ignored ->
                        messages.playErrored(
                                name,
                                book,
                                hosts,
                                outcome == null || outcome.failedTask() == null
                                        ? ""
                                        : messages.because(
                                                at.of(Pieces.said(outcome.failedTask()))),
                                attempt);
            };
        });
    }

    private String hosts(RunEvent.Play play, Sentence.Places at) {
        String hosts = messages.hosts(Pieces.count(play.hosts().size()));
        return play.environment().isBlank()
                ? hosts
                : hosts + messages.inEnvironment(at.of(Pieces.code(play.environment())));
    }

    private Sentence ofWorkflow(RunEvent event, Telling telling) {
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
