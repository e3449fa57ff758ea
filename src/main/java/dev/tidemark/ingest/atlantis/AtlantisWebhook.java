package dev.tidemark.ingest.atlantis;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.eventlog.DeliveryOutcome;
import dev.tidemark.ingest.BodyIntake;
import dev.tidemark.ingest.DeliveryRecorder;
import dev.tidemark.ingest.JsonBody;
import dev.tidemark.ingest.ReceivedBody;
import dev.tidemark.ingest.Refusal;
import dev.tidemark.ingest.Refusals;
import dev.tidemark.ingest.WebhookToken;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/**
 * Where Atlantis tells of applies and drift. It sends each once and never again, whatever is
 * answered; what is missed here is told by its comments and statuses alone.
 */
@Path(AtlantisWebhook.PATH)
public class AtlantisWebhook {

    static final String PATH = "/ingest/atlantis";

    private final BodyIntake intake;
    private final DeliveryRecorder recorder;
    private final Refusals refusals;
    private final AtlantisDeliveryMapper mapper;
    private final AtlantisServer server;
    private final Clock clock;
    private final Optional<String> token;

    AtlantisWebhook(
            BodyIntake intake,
            DeliveryRecorder recorder,
            Refusals refusals,
            AtlantisDeliveryMapper mapper,
            AtlantisServer server,
            Clock clock,
            @ConfigProperty(name = "tidemark.atlantis.webhook-token") Optional<String> token) {
        this.intake = intake;
        this.recorder = recorder;
        this.refusals = refusals;
        this.mapper = mapper;
        this.server = server;
        this.clock = clock;
        this.token = token;
    }

    /** What became of it, for whoever tries it by hand: Atlantis does not look. */
    public record AtlantisReceipt(
            String delivery, String event, String outcome, @Nullable String reason) {}

    @POST
    @RunOnVirtualThread
    @Operation(summary = "Take one Atlantis webhook")
    public Response receive(
            @Context HttpHeaders headers, @Context HttpServerRequest request, InputStream body) {
        try {
            return take(headers, body);
        } catch (Refusal refusal) {
            return refusals.answer(AtlantisDeliveryMapper.SOURCE, refusal, request);
        }
    }

    private Response take(HttpHeaders headers, InputStream body) {
        WebhookToken.check(
                headers.getHeaderString(HttpHeaders.AUTHORIZATION),
                token,
                "TIDEMARK_ATLANTIS_WEBHOOK_TOKEN",
                "Atlantis' webhook headers");
        JsonBody.require(headers, "A webhook is application/json.");
        try (ReceivedBody received =
                intake.receive(body, headers.getLength(), BodyIntake.Witness.NOBODY)) {
            return intake.read(received, json -> record(WebhookDocument.body(json)));
        }
    }

    private Response record(JsonNode body) {
        // A second one is a second apply, so no two have one id even if they say the same.
        String delivery = UUID.randomUUID().toString();
        byte[] document = WebhookDocument.of(delivery, clock.instant(), server.host(), body);
        String event = WebhookKind.of(body).word();
        DeliveryOutcome outcome =
                recorder.record(mapper, delivery, event, new ByteArrayInputStream(document));
        String result = outcome.result().word();
        return Response.accepted(new AtlantisReceipt(delivery, event, result, outcome.reason()))
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }
}
