package dev.tidemark.ingest.atlantis;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.ingest.Reading;
import dev.tidemark.ingest.SourceMapper;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads Atlantis' webhooks, as {@link WebhookDocument} keeps them. */
@ApplicationScoped
public class AtlantisDeliveryMapper implements SourceMapper {

    /** As in {@link dev.tidemark.eventlog.Delivery#source}. */
    static final String SOURCE = "atlantis";

    static final int VERSION = 1;

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    public Reading read(String event, JsonNode document, String evidence) {
        try {
            var webhook = ReceivedWebhook.of(document, evidence);
            // By what it says, not by what an older version called it.
            return switch (WebhookKind.of(webhook.body())) {
                case APPLY -> ApplyWebhook.read(webhook);
                case DRIFT -> DriftWebhook.read(webhook);
                case UNKNOWN -> new Reading.Unmappable("it is neither an apply nor a drift");
            };
        } catch (UnreadableDocument unreadable) {
            return new Reading.Unmappable(unreadable.reason());
        }
    }
}
