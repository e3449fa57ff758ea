package dev.tidemark.ingest.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.ingest.Reading;
import dev.tidemark.ingest.SourceMapper;
import dev.tidemark.ingest.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Pattern;

/** Reads GitHub's webhook payloads. */
@ApplicationScoped
public class GitHubMapper implements SourceMapper {

    /** As in {@link dev.tidemark.eventlog.Delivery#source}. */
    static final String SOURCE = "github";

    static final int VERSION = 1;

    private static final Pattern WORD = Pattern.compile("[a-z0-9_]{1,64}");

    private final Statements statements;

    GitHubMapper(Statements statements) {
        this.statements = statements;
    }

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public int version() {
        return VERSION + statements.version();
    }

    @Override
    public Reading read(String event, JsonNode document, String evidence) {
        try {
            return read(event, Payload.root(document), evidence);
        } catch (UnreadablePayload unreadable) {
            return new Reading.Unmappable(unreadable.reason());
        }
    }

    private Reading read(String event, Payload payload, String evidence) {
        return switch (event) {
            case "pull_request" ->
                    PullRequestReading.read(Webhook.of(payload, evidence), payload.text("action"));
            case "pull_request_review" ->
                    ReviewReading.read(Webhook.of(payload, evidence), payload.text("action"));
            case "push" -> PushReading.read(Webhook.of(payload, evidence));
            case "workflow_run" ->
                    WorkflowRunReading.read(Webhook.of(payload, evidence), payload.text("action"));
            case "repository" ->
                    RepositoryReading.read(Webhook.of(payload, evidence), payload.text("action"));
            case "ping" -> new Reading.Kept("ping: GitHub tried the webhook");
            case "issue_comment" ->
                    CommentReading.read(
                            Webhook.of(payload, evidence),
                            payload.text("action"),
                            version(),
                            statements);
            case "status" ->
                    StatusReading.read(Webhook.of(payload, evidence), version(), statements);
            case "installation", "installation_repositories", "installation_target" ->
                    new Reading.Kept(event + " is about the GitHub App, not about a change");
            // GitHub sends whatever was ticked, and invents new events.
            default -> new Reading.Kept(nameOf(event, "") + " is not an event that is recorded");
        };
    }

    /** Event and action for a reason, which never repeats anything else that a payload says. */
    static String nameOf(String event, String action) {
        String known = WORD.matcher(event).matches() ? event : "an unnamed event";
        if (action.isEmpty()) {
            return known;
        }
        return known + (WORD.matcher(action).matches() ? "." + action : " with an odd action");
    }
}
