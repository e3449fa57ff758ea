package dev.tidemark.sandbox.ansible;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * One command that runs a playbook, told as {@code ansible/roles/tidemark_run} does: plays are
 * counted from 1, and each is told when it starts and when it ends.
 */
public final class PlaybookRun {

    /** Of a play for several machines; the others find all as it should be. */
    private static final int CHANGED = 2;

    private final Invocation invocation;
    private final Playbook playbook;
    private final Reports reports;
    private int number;

    public PlaybookRun(Invocation invocation, Playbook playbook, Reports reports) {
        this.invocation = invocation;
        this.playbook = playbook;
        this.reports = reports;
    }

    public boolean hasNext() {
        return number < playbook.plays().size();
    }

    /** Starts the next play. */
    public Play begin(Instant at) {
        number++;
        reports.post(message("started", at));
        return play();
    }

    private Play play() {
        return playbook.plays().get(number - 1);
    }

    /** The play that was begun last ends well. */
    public void succeed(Instant at) {
        int machines = invocation.inventory().hosts(play()).size();
        var message = message("succeeded", at);
        int ok = play().tasks() * machines;
        counts(message, ok, Math.min(CHANGED, ok), 0, play().tasks() > 1 ? machines : 0);
        message.putArray("failedHosts");
        reports.post(message);
    }

    /** A task of the play that was begun last fails, and with it the command. */
    public void fail(Instant at, String task) {
        List<String> machines = invocation.inventory().hosts(play());
        var message = message("errored", at);
        counts(message, play().tasks() / 2 * machines.size(), 1, machines.size(), 0);
        machines.forEach(message.putArray("failedHosts")::add);
        message.put("failedTask", task);
        reports.post(message);
    }

    private ObjectNode message(String state, Instant at) {
        return invocation
                .message(playbook, play(), number)
                .put("state", state)
                .put("time", at.truncatedTo(ChronoUnit.SECONDS).toString());
    }

    private static void counts(ObjectNode message, int ok, int changed, int failed, int skipped) {
        message.putObject("counts")
                .put("ok", ok)
                .put("changed", changed)
                .put("failed", failed)
                .put("unreachable", 0)
                .put("skipped", skipped)
                .put("rescued", 0);
    }
}
