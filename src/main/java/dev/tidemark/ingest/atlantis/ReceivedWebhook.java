package dev.tidemark.ingest.atlantis;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.event.Actor;
import dev.tidemark.event.ActorProof;
import dev.tidemark.event.Envelope;
import dev.tidemark.event.Event;
import dev.tidemark.event.Fact;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.ObservedBy;
import dev.tidemark.event.Repository;
import dev.tidemark.event.Revision;
import dev.tidemark.event.Subject;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One webhook that arrived.
 *
 * @param received when; Atlantis says no time of its own
 * @param host of the repository, where the body names none
 */
record ReceivedWebhook(
        String delivery, Instant received, String host, JsonNode body, String evidence) {

    static ReceivedWebhook of(JsonNode document, String evidence) {
        JsonNode body = document.path(WebhookDocument.BODY);
        if (!body.isObject()) {
            throw new UnreadableDocument("the body is not an object");
        }
        return new ReceivedWebhook(
                Fields.text(document, WebhookDocument.DELIVERY),
                Fields.instant(document, WebhookDocument.RECEIVED),
                Fields.text(document, WebhookDocument.HOST),
                body,
                evidence);
    }

    NewEntry entry(
            Fact fact,
            Subject subject,
            Repository repository,
            @Nullable Actor actor,
            @Nullable Revision revision,
            Event event) {
        Envelope envelope =
                Envelope.of(
                                fact,
                                subject,
                                URI.create("https://" + repository),
                                received,
                                ActorProof.SIGNED,
                                ObservedBy.WEBHOOK)
                        .by(actor)
                        .in(repository)
                        .at(revision)
                        .readFrom(evidence, AtlantisDeliveryMapper.VERSION);
        return new NewEntry(envelope, event);
    }
}
