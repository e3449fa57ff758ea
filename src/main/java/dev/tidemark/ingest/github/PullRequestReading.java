package dev.tidemark.ingest.github;

import dev.tidemark.event.Actor;
import dev.tidemark.event.ChangeEvent;
import dev.tidemark.event.ChangeEvent.Description;
import dev.tidemark.event.Fact;
import dev.tidemark.event.Repository;
import dev.tidemark.event.Revision;
import dev.tidemark.event.Subject;
import dev.tidemark.ingest.Reading;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads {@code pull_request}. */
final class PullRequestReading {

    private final Webhook webhook;
    private final Payload pullRequest;
    private final long number;
    private final Description description;

    private PullRequestReading(Webhook webhook) {
        this.webhook = webhook;
        this.pullRequest = webhook.payload().object("pull_request");
        this.number = pullRequest.number("number");
        this.description = describe(pullRequest);
    }

    static Reading read(Webhook webhook, String action) {
        return switch (action) {
            case "opened" -> new PullRequestReading(webhook).opened();
            case "synchronize" -> new PullRequestReading(webhook).updated();
            case "edited", "converted_to_draft", "ready_for_review" ->
                    new PullRequestReading(webhook).edited();
            case "closed" -> new PullRequestReading(webhook).ended();
            case "reopened" -> new PullRequestReading(webhook).reopened();
            // GitHub adds actions: labels, assignments, locks and queues change no recorded field.
            default ->
                    new Reading.Kept(
                            GitHubMapper.nameOf("pull_request", action)
                                    + " changes nothing that is recorded");
        };
    }

    private static Description describe(Payload pullRequest) {
        Payload head = pullRequest.object("head");
        return new Description(
                Excerpt.of(pullRequest.text("title"), Excerpt.TITLE),
                pullRequest.actorOrNull("user"),
                Excerpt.of(pullRequest.object("base").text("ref"), Excerpt.REF),
                Excerpt.of(head.text("ref"), Excerpt.REF),
                head.revision("sha"),
                pullRequest.flagOrNull("draft"));
    }

    private Reading opened() {
        return entry(
                Facts.opened(repository(), number),
                pullRequest.instant("created_at"),
                webhook.sender(),
                description.head(),
                new ChangeEvent.Opened(description));
    }

    private Reading updated() {
        Revision before = webhook.payload().revision("before");
        Revision after = webhook.payload().revision("after");
        Instant at = pullRequest.instant("updated_at");
        return entry(
                Facts.updated(repository(), number, before, after, at),
                at,
                webhook.sender(),
                after,
                new ChangeEvent.Updated(before, after, description));
    }

    private Reading edited() {
        Instant at = pullRequest.instant("updated_at");
        return entry(
                Facts.edited(repository(), number, at, description),
                at,
                webhook.sender(),
                description.head(),
                new ChangeEvent.Edited(description));
    }

    private Reading ended() {
        return pullRequest.flag("merged") ? merged() : closed();
    }

    private Reading merged() {
        Revision mergeCommit = pullRequest.revisionOrNull("merge_commit_sha");
        Actor mergedBy = pullRequest.actorOrNull("merged_by");
        return entry(
                Facts.merged(repository(), number, mergeCommit),
                pullRequest.instant("merged_at"),
                mergedBy == null ? webhook.sender() : mergedBy,
                mergeCommit == null ? description.head() : mergeCommit,
                new ChangeEvent.Merged(mergeCommit, description));
    }

    private Reading closed() {
        Instant at = pullRequest.instant("closed_at");
        return entry(
                Facts.closed(repository(), number, at),
                at,
                webhook.sender(),
                description.head(),
                new ChangeEvent.Closed(description));
    }

    private Reading reopened() {
        Instant at = pullRequest.instant("updated_at");
        return entry(
                Facts.reopened(repository(), number, at),
                at,
                webhook.sender(),
                description.head(),
                new ChangeEvent.Reopened(description));
    }

    private Reading entry(
            Fact fact,
            Instant time,
            @Nullable Actor actor,
            @Nullable Revision revision,
            ChangeEvent event) {
        Subject subject = Subject.change(repository(), number);
        return Reading.of(webhook.entry(fact, subject, time, actor, revision, event));
    }

    private Repository repository() {
        return webhook.repository();
    }
}
