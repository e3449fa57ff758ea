package dev.tidemark.sandbox.ansible;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What is the same of every play that one command runs.
 *
 * @param actor who started it: the workflow's actor, else the user of the machine
 * @param id of the GitHub Actions run, else made up for this command
 * @param url empty unless it is such a run
 * @param trigger GitHub's event, else {@code manual}
 */
public record Invocation(
        String repository,
        String revision,
        String actor,
        Inventory inventory,
        String id,
        int attempt,
        String url,
        String trigger,
        String branch) {

    private static final JsonMapper JSON = new JsonMapper();

    /** In the plugin's order; whoever tells of no machine can look up no environment. */
    ObjectNode message(Playbook playbook, Play play, int number) {
        var hosts = inventory.hosts(play);
        var message = JSON.createObjectNode();
        message.put("tool", "ansible")
                .put("repository", repository)
                .put("revision", revision)
                .put("actor", actor)
                .put("environment", hosts.isEmpty() ? "" : inventory.environment());
        message.putObject("run")
                .put("id", id)
                .put("attempt", attempt)
                .put("url", url)
                .put("trigger", trigger)
                .put("branch", branch);
        message.put("playbook", playbook.file()).put("play", play.name()).put("number", number);
        hosts.forEach(message.putArray("hosts")::add);
        return message;
    }
}
