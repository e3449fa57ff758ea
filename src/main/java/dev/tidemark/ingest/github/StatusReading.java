package dev.tidemark.ingest.github;

import dev.tidemark.ingest.Reading;
import dev.tidemark.ingest.Statement;
import dev.tidemark.ingest.Statements;

/** Reads {@code status}. */
final class StatusReading {

    private StatusReading() {}

    static Reading read(Webhook webhook, int mapper, Statements statements) {
        Payload status = webhook.payload();
        return statements.read(
                new Statement.Status(
                        webhook.statement(mapper),
                        Long.toString(status.number("id")),
                        status.revision("sha"),
                        status.text("context"),
                        status.text("state"),
                        status.textOrNull("description"),
                        webhook.sender(),
                        status.instant("created_at")));
    }
}
