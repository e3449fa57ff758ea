package dev.tidemark.ingest.argocd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tidemark.ingest.BodyIntake;
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
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * Where Argo CD's notifications nudge: they come at least once, or not at all, so the application
 * that one names is looked at soon, and nothing is taken from what it says.
 */
@Path(ArgoCdWebhook.PATH)
public class ArgoCdWebhook {

    static final String PATH = "/ingest/argocd";

    private static final String SOURCE = "argocd";
    private static final JsonMapper JSON = new JsonMapper();

    private final BodyIntake intake;
    private final Refusals refusals;
    private final ArgoCdWatcher watcher;
    private final Optional<String> token;

    ArgoCdWebhook(
            BodyIntake intake,
            Refusals refusals,
            ArgoCdWatcher watcher,
            @ConfigProperty(name = "tidemark.argocd.webhook-token") Optional<String> token) {
        this.intake = intake;
        this.refusals = refusals;
        this.watcher = watcher;
        this.token = token;
    }

    @POST
    @RunOnVirtualThread
    @Operation(summary = "Take one Argo CD notification as a nudge")
    public Response receive(
            @Context HttpHeaders headers, @Context HttpServerRequest request, InputStream body) {
        try {
            WebhookToken.check(
                    headers.getHeaderString(HttpHeaders.AUTHORIZATION),
                    token,
                    "TIDEMARK_ARGOCD_WEBHOOK_TOKEN",
                    "the notification's header");
            JsonBody.require(headers, "A notification is application/json.");
            try (ReceivedBody received =
                    intake.receive(body, headers.getLength(), BodyIntake.Witness.NOBODY)) {
                nudge(intake.read(received, ArgoCdWebhook::document));
            }
            return Response.accepted().build();
        } catch (Refusal refusal) {
            return refusals.answer(SOURCE, refusal, request);
        }
    }

    private static JsonNode document(InputStream json) {
        try {
            return JSON.readTree(json);
        } catch (IOException malformed) {
            throw Refusal.of(Refusal.Reason.MALFORMED, "The body is no JSON.", malformed);
        }
    }

    private void nudge(JsonNode document) {
        String application = document.path("application").asText("");
        if (Fields.isName(document.path("application"))) {
            watcher.lookAt(document.path("cluster").asText(""), application);
        }
    }
}
