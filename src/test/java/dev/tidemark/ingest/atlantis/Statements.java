package dev.tidemark.ingest.atlantis;

import dev.tidemark.event.Actor;
import dev.tidemark.event.ActorProof;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.ObservedBy;
import dev.tidemark.event.Repository;
import dev.tidemark.event.Revision;
import dev.tidemark.ingest.Reading;
import dev.tidemark.ingest.Statement;
import dev.tidemark.ingest.Statement.Comment.Happening;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Statements for tests, and a reader that knows Atlantis' account. */
final class Statements {

    static final Repository GITOPS = Repository.byId("github.com", 700100200);
    static final Actor BOT = new Actor("Harbour-Atlantis", "5001");
    static final Actor IMITATOR = new Actor("harbour-atlantis", "6666");
    static final Actor MLIND = new Actor("mlind", "1001");
    static final Actor OKAFOR = new Actor("okafor", "1002");
    static final Revision HEAD = new Revision("a".repeat(40));
    static final Instant CREATED = Instant.parse("2026-03-02T09:00:00Z");
    static final Instant UPDATED = Instant.parse("2026-03-02T09:05:00Z");

    private static final URI SOURCE = URI.create("https://github.com/harbourline/gitops");
    private static final String EVIDENCE = "e".repeat(64);

    private Statements() {}

    static AtlantisStatements reader() {
        return new AtlantisStatements(
                new AtlantisSettings(
                        Optional.of("harbour-atlantis"),
                        Optional.of("5001"),
                        "atlantis",
                        "atlantis"));
    }

    static Statement.Context context(ActorProof proof, ObservedBy observedBy) {
        return new Statement.Context(GITOPS, SOURCE, proof, observedBy, 3, EVIDENCE);
    }

    static Statement.Comment created(Actor author, String body) {
        return comment(author, body, Happening.CREATED, author);
    }

    static Statement.Comment comment(
            Actor author, String body, Happening happening, @Nullable Actor by) {
        return new Statement.Comment(
                context(ActorProof.SIGNED, ObservedBy.WEBHOOK),
                418,
                "9001",
                author,
                body,
                CREATED,
                happening == Happening.CREATED ? CREATED : UPDATED,
                happening,
                by);
    }

    static Statement.Comment backfilled(Actor author, String body, Instant updatedAt) {
        return new Statement.Comment(
                context(ActorProof.API, ObservedBy.BACKFILL),
                418,
                "9001",
                author,
                body,
                CREATED,
                updatedAt,
                Happening.CREATED,
                null);
    }

    static Statement.Status status(String name, String state, @Nullable String description) {
        return status(name, state, description, BOT);
    }

    static Statement.Status status(
            String name, String state, @Nullable String description, @Nullable Actor creator) {
        return new Statement.Status(
                context(ActorProof.SIGNED, ObservedBy.WEBHOOK),
                "77001",
                HEAD,
                name,
                state,
                description,
                creator,
                CREATED);
    }

    static List<NewEntry> entries(Statement statement) {
        Reading reading = reader().read(statement);
        if (reading instanceof Reading.Entries entries) {
            return entries.entries();
        }
        throw new AssertionError("not recorded: " + reading);
    }

    static NewEntry entry(Statement statement) {
        List<NewEntry> entries = entries(statement);
        if (entries.size() != 1) {
            throw new AssertionError("not one entry: " + entries);
        }
        return entries.get(0);
    }
}
