package dev.tidemark.ingest.ansible;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.event.Actor;
import dev.tidemark.event.Revision;
import dev.tidemark.event.RunEvent;
import dev.tidemark.event.RunEvent.Outcome;
import dev.tidemark.event.RunEvent.Play;
import dev.tidemark.event.RunEvent.Run;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the callback plugin says of one play: {@code ansible/roles/tidemark_run/README.md}.
 *
 * @param time by the clock of the machine that ran it
 * @param revision whose playbooks ran, if that machine had Git
 * @param actor who started it, as that machine says
 */
record PlayMessage(
        Instant time, @Nullable Revision revision, @Nullable Actor actor, RunEvent event) {

    private static final String ANSIBLE = "ansible";
    private static final String STARTED = "started";
    private static final String SUCCEEDED = "succeeded";
    private static final String ERRORED = "errored";
    private static final Set<String> STATES = Set.of(STARTED, SUCCEEDED, ERRORED);

    /** Becomes part of a key, which cannot be cut or redacted. */
    private static final Pattern RUN_ID = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    /** The same word as GitHub uses for a run that failed: Ansible has none of its own. */
    private static final String FAILURE = "failure";

    private static final int LONGEST_LOGIN = 100;
    private static final int LONGEST_WORD = 50;
    private static final int LONGEST_ENVIRONMENT = 100;
    private static final int LONGEST_TEXT = 300;

    /**
     * Why nothing can be read from a message of this kind, whatever its form; null if something
     * can. A later version may know more tools and states.
     */
    static @Nullable String unknown(JsonNode body) {
        if (!Fields.text(body, "tool").equals(ANSIBLE)) {
            return "its tool is not one that this version reads";
        }
        return STATES.contains(Fields.text(body, "state"))
                ? null
                : "its state is not one that this version reads";
    }

    /**
     * Reads it.
     *
     * @throws UnreadableMessage if a part is missing or in another form
     */
    static PlayMessage of(JsonNode body) {
        String state = Fields.text(body, "state");
        Run run = run(body, state.equals(STARTED) ? null : outcome(body));
        String login = Fields.textOrNull(body, "actor", LONGEST_LOGIN);
        return new PlayMessage(
                Fields.instant(body, "time"),
                Fields.revision(body, "revision"),
                login == null ? null : new Actor(login, null),
                event(state, run));
    }

    private static RunEvent event(String state, Run run) {
        return switch (state) {
            case STARTED -> new RunEvent.Started(run);
            case SUCCEEDED -> new RunEvent.Succeeded(run);
            case ERRORED -> new RunEvent.Errored(run, FAILURE);
            default -> throw new UnreadableMessage("'state' is none that is known");
        };
    }

    private static Run run(JsonNode body, @Nullable Outcome outcome) {
        JsonNode run = body.path("run");
        if (!run.isObject()) {
            throw new UnreadableMessage("'run' is missing");
        }
        return new Run(
                Fields.text(body, "playbook", LONGEST_TEXT),
                Fields.matching(run, "id", RUN_ID),
                Fields.number(run, "attempt", 1),
                Fields.textOrNull(run, "branch", LONGEST_TEXT),
                Fields.text(run, "trigger", LONGEST_WORD),
                new Play(
                        Fields.text(body, "play", LONGEST_TEXT),
                        Fields.number(body, "number", 1),
                        Fields.text(body, "environment", LONGEST_ENVIRONMENT),
                        Fields.names(body, "hosts"),
                        outcome));
    }

    private static Outcome outcome(JsonNode body) {
        JsonNode counts = body.path("counts");
        if (!counts.isObject()) {
            throw new UnreadableMessage("'counts' is missing at the end of a play");
        }
        return new Outcome(
                Fields.number(counts, "ok", 0),
                Fields.number(counts, "changed", 0),
                Fields.number(counts, "failed", 0),
                Fields.number(counts, "unreachable", 0),
                Fields.number(counts, "skipped", 0),
                Fields.number(counts, "rescued", 0),
                Fields.names(body, "failedHosts"),
                Fields.textOrNull(body, "failedTask", LONGEST_TEXT));
    }
}
