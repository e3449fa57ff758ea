package dev.tidemark.sandbox.atlantis;

import dev.tidemark.sandbox.git.Commit;
import dev.tidemark.sandbox.github.Account;
import dev.tidemark.sandbox.github.PullRequest;
import dev.tidemark.sandbox.github.SimulatedRepository;
import java.time.Instant;

/** Says on GitHub what Atlantis has to say: comments and commit statuses, by its own account. */
final class Reporter {

    private final SimulatedRepository repository;
    private final Account bot;

    Reporter(SimulatedRepository repository, Account bot) {
        this.repository = repository;
        this.bot = bot;
    }

    /**
     * Comments, in several comments if one cannot hold it.
     *
     * @param command which is repeated where one comment goes on in the next
     */
    void comment(Instant at, PullRequest pullRequest, String command, String text) {
        for (String part : CommentSplit.of(text, command)) {
            repository.pullRequests().comment(at, bot, pullRequest, part);
        }
    }

    void combined(Instant at, Commit head, String command, String state, String description) {
        repository.statuses().report(at, bot, head, "atlantis/" + command, state, description);
    }

    void project(
            Instant at,
            Commit head,
            String command,
            Project project,
            String state,
            String description) {
        String context = "atlantis/" + command + ": " + project.name();
        repository.statuses().report(at, bot, head, context, state, description);
    }
}
