package dev.tidemark.ingest.github;

import dev.tidemark.event.Actor;
import dev.tidemark.ingest.Reading;
import dev.tidemark.ingest.Statement;
import dev.tidemark.ingest.Statement.Comment.Happening;
import dev.tidemark.ingest.Statements;

/** Reads {@code issue_comment}. */
final class CommentReading {

    private CommentReading() {}

    static Reading read(Webhook webhook, String action, int mapper, Statements statements) {
        return switch (action) {
            case "created" -> read(webhook, Happening.CREATED, mapper, statements);
            case "edited" -> read(webhook, Happening.EDITED, mapper, statements);
            case "deleted" -> read(webhook, Happening.DELETED, mapper, statements);
            // GitHub adds actions: pinning a comment changes nothing that it says.
            default ->
                    new Reading.Kept(
                            GitHubMapper.nameOf("issue_comment", action)
                                    + " changes nothing that is recorded");
        };
    }

    private static Reading read(
            Webhook webhook, Happening happening, int mapper, Statements statements) {
        Payload issue = webhook.payload().object("issue");
        if (issue.objectOrNull("pull_request") == null) {
            return new Reading.Kept("a comment on an issue, not on a pull request");
        }
        Payload comment = webhook.payload().object("comment");
        Actor author = comment.actorOrNull("user");
        if (author == null) {
            return new Reading.Kept("a comment of an account that is gone");
        }
        String body = comment.textOrNull("body");
        return statements.read(
                new Statement.Comment(
                        webhook.statement(mapper),
                        issue.number("number"),
                        Long.toString(comment.number("id")),
                        author,
                        body == null ? "" : body,
                        comment.instant("created_at"),
                        comment.instant("updated_at"),
                        happening,
                        webhook.sender()));
    }
}
