package dev.tidemark.ingest.atlantis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.event.Actor;
import dev.tidemark.event.ActorProof;
import dev.tidemark.event.ApplyEvent;
import dev.tidemark.event.Event;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.ObservedBy;
import dev.tidemark.event.PlanEvent;
import dev.tidemark.event.PolicyCheckEvent;
import dev.tidemark.event.Revision;
import dev.tidemark.ingest.Reading;
import dev.tidemark.ingest.Statement;
import dev.tidemark.sandbox.atlantis.SimulatedAtlantis;
import dev.tidemark.sandbox.github.WebhookRequest;
import dev.tidemark.sandbox.story.ToldStory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the sandbox's Atlantis says, read as the portal reads the real one's. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SandboxAtlantisTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final AtlantisStatements reader =
            new AtlantisStatements(
                    new AtlantisSettings(
                            Optional.of(SimulatedAtlantis.BOT.login()),
                            Optional.of(Long.toString(SimulatedAtlantis.BOT.id())),
                            "atlantis",
                            "atlantis"));
    private List<WebhookRequest> told = List.of();

    @BeforeAll
    void tell() {
        told = ToldStory.of(7, 2, false);
    }

    @Test
    void everyCommentIsUnderstood() {
        var unclear = new ArrayList<String>();
        comments()
                .filter(comment -> comment.author().login().equals(SimulatedAtlantis.BOT.login()))
                .forEach(comment -> {
                    if (reader.read(comment) instanceof Reading.Unmappable unmappable) {
                        unclear.add(unmappable.reason() + "\n" + head(comment.body()));
                    }
                });

        assertThat(unclear).isEmpty();
    }

    private static String head(String body) {
        return body.substring(0, Math.min(600, body.length()));
    }

    @Test
    void everyStatusIsUnderstood() {
        assertThat(statuses())
                .noneMatch(status -> reader.read(status) instanceof Reading.Unmappable);
    }

    @Test
    void storyHoldsEveryOutcome() {
        var events =
                Stream.concat(comments(), statuses())
                        .flatMap(statement -> reader.read(statement).entries().stream())
                        .map(NewEntry::event)
                        .toList();

        List.<Class<? extends Event>>of(
                        PlanEvent.Requested.class,
                        PlanEvent.Started.class,
                        PlanEvent.Succeeded.class,
                        PlanEvent.Errored.class,
                        PolicyCheckEvent.Errored.class,
                        PolicyCheckEvent.Approved.class,
                        ApplyEvent.Requested.class,
                        ApplyEvent.Succeeded.class,
                        ApplyEvent.Errored.class,
                        ApplyEvent.Refused.class)
                .forEach(kind -> assertThat(events).hasAtLeastOneElementOfType(kind));
    }

    private Stream<Statement> statements(String event) {
        return told.stream()
                .filter(one -> one.event().equals(event))
                .map(one -> {
                    JsonNode payload = json(one.body());
                    return event.equals("status") ? status(payload) : comment(payload);
                });
    }

    private Stream<Statement.Comment> comments() {
        return statements("issue_comment").map(Statement.Comment.class::cast);
    }

    private Stream<Statement.Status> statuses() {
        return statements("status").map(Statement.Status.class::cast);
    }

    private static Statement comment(JsonNode payload) {
        return new Statement.Comment(
                Statements.context(ActorProof.SIGNED, ObservedBy.WEBHOOK),
                payload.at("/issue/number").longValue(),
                payload.at("/comment/id").asText(),
                actor(payload.at("/comment/user")),
                payload.at("/comment/body").textValue(),
                Instant.parse(payload.at("/comment/created_at").textValue()),
                Instant.parse(payload.at("/comment/updated_at").textValue()),
                Statement.Comment.Happening.valueOf(
                        payload.path("action").textValue().toUpperCase(Locale.ROOT)),
                actor(payload.path("sender")));
    }

    private static Statement status(JsonNode payload) {
        return new Statement.Status(
                Statements.context(ActorProof.SIGNED, ObservedBy.WEBHOOK),
                payload.path("id").asText(),
                new Revision(payload.path("sha").textValue()),
                payload.path("context").textValue(),
                payload.path("state").textValue(),
                payload.path("description").textValue(),
                actor(payload.path("sender")),
                Instant.parse(payload.path("created_at").textValue()));
    }

    private static Actor actor(JsonNode account) {
        return new Actor(account.path("login").textValue(), account.path("id").asText());
    }

    private static JsonNode json(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
