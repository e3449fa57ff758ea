package dev.tidemark.ingest.github;

import dev.tidemark.event.Actor;
import dev.tidemark.event.RunEvent;
import dev.tidemark.event.RunEvent.Run;
import dev.tidemark.event.Subject;
import dev.tidemark.ingest.Reading;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads {@code workflow_run}. */
final class WorkflowRunReading {

    private static final int NAME = 300;
    private static final int WORD = 50;

    private WorkflowRunReading() {}

    static Reading read(Webhook webhook, String action) {
        Payload payload = webhook.payload().object("workflow_run");
        return switch (action) {
            case "requested", "in_progress" ->
                    entry(
                            webhook,
                            payload,
                            "started",
                            payload.instant("run_started_at"),
                            new RunEvent.Started(run(payload)));
            case "completed" ->
                    entry(
                            webhook,
                            payload,
                            "finished",
                            payload.instant("updated_at"),
                            finished(payload));
            // The two above are a run's whole life; what GitHub adds is between them.
            default ->
                    new Reading.Kept(
                            GitHubMapper.nameOf("workflow_run", action)
                                    + " is neither the start nor the end of a run");
        };
    }

    private static RunEvent finished(Payload payload) {
        String conclusion = payload.text("conclusion");
        return conclusion.equals("success")
                ? new RunEvent.Succeeded(run(payload))
                : new RunEvent.Errored(run(payload), Excerpt.of(conclusion, WORD));
    }

    private static Run run(Payload payload) {
        String branch = payload.textOrNull("head_branch");
        String name = payload.textOrNull("name");
        return new Run(
                Excerpt.of(name == null ? "" : name, NAME),
                Long.toString(payload.number("id")),
                attempt(payload),
                branch == null ? null : Excerpt.of(branch, Excerpt.REF),
                Excerpt.of(payload.text("event"), WORD),
                null);
    }

    private static int attempt(Payload payload) {
        Long attempt = payload.numberOrNull("run_attempt");
        // GitHub Enterprise Server 3.1 and older have no attempts.
        return attempt == null ? 1 : (int) Math.min(attempt, Integer.MAX_VALUE);
    }

    private static Reading entry(
            Webhook webhook, Payload payload, String predicate, Instant time, RunEvent event) {
        Actor who = payload.actorOrNull("triggering_actor");
        return Reading.of(
                webhook.entry(
                        Facts.run(
                                webhook.repository(),
                                event.run().id(),
                                event.run().attempt(),
                                predicate),
                        Subject.run(webhook.repository(), event.run().id()),
                        time,
                        who == null ? first(payload.actorOrNull("actor"), webhook.sender()) : who,
                        payload.revisionOrNull("head_sha"),
                        event));
    }

    private static @Nullable Actor first(@Nullable Actor one, @Nullable Actor other) {
        return one == null ? other : one;
    }
}
