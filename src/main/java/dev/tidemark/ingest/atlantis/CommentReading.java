package dev.tidemark.ingest.atlantis;

import dev.tidemark.event.Actor;
import dev.tidemark.event.ActorProof;
import dev.tidemark.event.ApplyEvent;
import dev.tidemark.event.AtlantisCommand;
import dev.tidemark.event.AtlantisProject;
import dev.tidemark.event.CommandEvent;
import dev.tidemark.event.CommentEvent;
import dev.tidemark.event.Event;
import dev.tidemark.event.Fact;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.ObservedBy;
import dev.tidemark.event.PlanEvent;
import dev.tidemark.event.Subject;
import dev.tidemark.ingest.Reading;
import dev.tidemark.ingest.Statement;
import dev.tidemark.ingest.Statement.Comment.Happening;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a comment on a pull request, by who wrote it and what happened to it. */
final class CommentReading {

    private final AtlantisAccount account;
    private final CommandParser commands;

    CommentReading(AtlantisAccount account, String executable) {
        this.account = account;
        this.commands = new CommandParser(executable, account.login());
    }

    Reading read(Statement.Comment comment) {
        if (account.isImitatedBy(comment.author())) {
            return new Reading.Kept("an account with Atlantis' login and not its id");
        }
        boolean atlantis = account.is(comment.author());
        return switch (comment.happening()) {
            case CREATED -> atlantis ? results(comment, List.of()) : command(comment);
            case EDITED -> atlantis ? edited(comment) : new Reading.Kept(ORDINARY_EDIT);
            case DELETED -> deleted(comment, atlantis);
        };
    }

    /** Atlantis ignores edits, and what it said before is not told. */
    private static final String ORDINARY_EDIT = "somebody's comment was edited, which asks nothing";

    private static Reading results(Statement.Comment comment, List<NewEntry> before) {
        var entries = new ArrayList<>(before);
        switch (CommentParser.parse(comment.body())) {
            case Parsed.Told(List<Finding> findings) ->
                    findings.forEach(finding -> entries.add(entry(comment, finding)));
            case Parsed.Part part -> entries.add(entry(comment, part));
            case Parsed.Nothing(String reason) -> {
                if (entries.isEmpty()) {
                    return new Reading.Kept(reason);
                }
            }
            case Parsed.Unknown(String reason) -> {
                if (entries.isEmpty()) {
                    return new Reading.Unmappable(reason);
                }
            }
        }
        return new Reading.Entries(entries);
    }

    private static NewEntry entry(Statement.Comment comment, Finding finding) {
        AtlantisProject project = finding.project();
        Subject subject =
                project == null
                        ? Subject.change(comment.context().repository(), comment.change())
                        : Subject.project(comment.context().repository(), project);
        return entry(
                comment,
                Facts.told(comment, finding.command(), project),
                subject,
                comment.author(),
                finding.in(comment.change(), comment.id()));
    }

    private static NewEntry entry(Statement.Comment comment, Parsed.Part part) {
        return entry(
                comment,
                Facts.told(comment, part.command(), null),
                change(comment),
                comment.author(),
                new CommentEvent.Split(
                        comment.change(),
                        comment.id(),
                        part.command(),
                        part.continued(),
                        part.continues(),
                        part.projects(),
                        part.sections()));
    }

    private Reading command(Statement.Comment comment) {
        return switch (commands.parse(comment.body())) {
            case Typed.NoCommand(String reason) -> new Reading.Kept(reason);
            case Typed.TooLong ignored ->
                    new Reading.Unmappable("a command that is longer than an entry can hold");
            case Typed.Command typed -> {
                AtlantisCommand command = typed.in(comment.change(), comment.id());
                yield Reading.of(
                        entry(
                                comment,
                                Facts.told(comment, command.verb(), null),
                                change(comment),
                                comment.author(),
                                requested(command)));
            }
        };
    }

    private static Event requested(AtlantisCommand command) {
        return switch (command.verb()) {
            case "plan" -> new PlanEvent.Requested(command);
            case "apply" -> new ApplyEvent.Requested(command);
            default -> new CommandEvent.Requested(command);
        };
    }

    /** An edit by anybody else says nothing of what Atlantis did: it is only recorded itself. */
    private Reading edited(Statement.Comment comment) {
        Actor by = comment.by();
        boolean byAuthor = by == null || account.is(by);
        NewEntry edit =
                entry(
                        comment,
                        Facts.edited(comment),
                        change(comment),
                        by == null ? comment.author() : by,
                        new CommentEvent.Edited(comment.change(), comment.id(), byAuthor));
        return byAuthor ? results(comment, List.of(edit)) : Reading.of(edit);
    }

    private Reading deleted(Statement.Comment comment, boolean atlantis) {
        if (!atlantis && !(commands.parse(comment.body()) instanceof Typed.Command)) {
            return new Reading.Kept("a comment was deleted that asked nothing of Atlantis");
        }
        return Reading.of(
                entry(
                        comment,
                        Facts.deleted(comment),
                        change(comment),
                        comment.by(),
                        new CommentEvent.Deleted(comment.change(), comment.id())));
    }

    private static Subject change(Statement.Comment comment) {
        return Subject.change(comment.context().repository(), comment.change());
    }

    private static NewEntry entry(
            Statement.Comment comment,
            Fact fact,
            Subject subject,
            @Nullable Actor actor,
            Event event) {
        return context(comment).entry(fact, subject, time(comment), actor, null, event);
    }

    /** Of a deletion GitHub tells no time; the last change is the nearest before it. */
    private static Instant time(Statement.Comment comment) {
        return comment.happening() == Happening.CREATED ? comment.createdAt() : comment.updatedAt();
    }

    /** What backfill reads may have been edited by anyone since it was written. */
    private static Statement.Context context(Statement.Comment comment) {
        Statement.Context context = comment.context();
        boolean changedUnseen =
                context.observedBy() == ObservedBy.BACKFILL
                        && !comment.updatedAt().equals(comment.createdAt());
        return changedUnseen
                ? new Statement.Context(
                        context.repository(),
                        context.source(),
                        ActorProof.CLAIMED,
                        context.observedBy(),
                        context.mapper(),
                        context.evidence())
                : context;
    }
}
