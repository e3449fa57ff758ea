package dev.tidemark.ingest.github;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.event.Actor;
import dev.tidemark.event.ActorProof;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.ObservedBy;
import dev.tidemark.event.Revision;
import dev.tidemark.eventlog.Append;
import dev.tidemark.eventlog.Evidence;
import dev.tidemark.eventlog.Redaction;
import dev.tidemark.ingest.Reading;
import dev.tidemark.ingest.Statement;
import dev.tidemark.ingest.Statement.Comment.Happening;
import dev.tidemark.ingest.Statements;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.kohsuke.github.GHCommitStatus;
import org.kohsuke.github.GHIssueComment;
import org.kohsuke.github.GHPullRequest;

/**
 * What other tools said on a pull request, as GitHub's API still has it: every comment, and the
 * statuses of the head. Who edited a comment the API does not say.
 */
final class StatementBackfill {

    private static final String JSON_TYPE = "application/json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ApiRepository repository;
    private final Statements statements;
    private final int mapper;

    StatementBackfill(ApiRepository repository, Statements statements, int mapper) {
        this.repository = repository;
        this.statements = statements;
        this.mapper = mapper;
    }

    /** What is worth recording, each with the document that it was read from. */
    List<Append> read(GHPullRequest pullRequest) throws IOException {
        var appends = new ArrayList<Append>();
        for (GHIssueComment comment : pullRequest.listComments()) {
            Actor author = Accounts.actor(comment::getUser);
            if (author != null) {
                read(pullRequest.getNumber(), comment, author, appends);
            }
        }
        String head = pullRequest.getHead().getSha();
        for (GHCommitStatus status : repository.api().listCommitStatuses(head)) {
            read(new Revision(head), status, appends);
        }
        return appends;
    }

    private void read(long change, GHIssueComment comment, Actor author, List<Append> appends)
            throws IOException {
        String id = Long.toString(comment.getId());
        String body = comment.getBody() == null ? "" : comment.getBody();
        // In the webhook's form, so that whoever shows it needs to know one form only.
        ObjectNode document = JSON.createObjectNode();
        document.putObject("issue").put("number", change);
        document.putObject("comment").put("id", comment.getId()).put("body", body);
        Evidence evidence = evidence("github.issue_comment", document);
        String redacted =
                JSON.readTree(evidence.content()).required("comment").required("body").textValue();
        Reading reading =
                statements.read(
                        new Statement.Comment(
                                context(evidence),
                                change,
                                id,
                                author,
                                redacted,
                                instant(comment.getCreatedAt()),
                                instant(comment.getUpdatedAt()),
                                Happening.CREATED,
                                null));
        add(reading, evidence, appends);
    }

    private void read(Revision revision, GHCommitStatus status, List<Append> appends)
            throws IOException {
        String description = status.getDescription();
        ObjectNode document = JSON.createObjectNode();
        document.put("id", status.getId()).put("sha", revision.sha());
        document.put("context", status.getContext()).put("description", description);
        Evidence evidence = evidence("github.status", document);
        Reading reading =
                statements.read(
                        new Statement.Status(
                                context(evidence),
                                Long.toString(status.getId()),
                                revision,
                                status.getContext(),
                                status.getState().name().toLowerCase(Locale.ROOT),
                                JSON.readTree(evidence.content()).path("description").textValue(),
                                Accounts.actor(status::getCreator),
                                instant(status.getCreatedAt())));
        add(reading, evidence, appends);
    }

    private static void add(Reading reading, Evidence evidence, List<Append> appends) {
        List<NewEntry> entries = reading.entries();
        if (!entries.isEmpty()) {
            appends.add(Append.of(entries).with(evidence));
        }
    }

    private static Evidence evidence(String kind, ObjectNode document) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(document);
        return Evidence.of(kind, JSON_TYPE, Redaction.json(new ByteArrayInputStream(bytes)));
    }

    private Statement.Context context(Evidence evidence) {
        return new Statement.Context(
                repository.repository(),
                repository.named().source(),
                ActorProof.API,
                ObservedBy.BACKFILL,
                mapper,
                evidence.sha256());
    }

    private static Instant instant(Date date) {
        return date.toInstant().truncatedTo(ChronoUnit.SECONDS);
    }
}
