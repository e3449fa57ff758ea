package dev.tidemark.ingest.github;

import dev.tidemark.eventlog.DeliveryOutcome;
import dev.tidemark.ingest.BodyIntake;
import dev.tidemark.ingest.DeliveryRecorder;
import dev.tidemark.ingest.JsonBody;
import dev.tidemark.ingest.ReceivedBody;
import dev.tidemark.ingest.Refusal;
import dev.tidemark.ingest.Refusals;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Where GitHub delivers its webhooks. Answers once the delivery is durable. */
@Path(GitHubWebhook.PATH)
public class GitHubWebhook {

    static final String PATH = "/ingest/github";

    private static final Pattern EVENT = Pattern.compile("[a-z0-9_]{1,64}");
    private static final Pattern GUID = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private final BodyIntake intake;
    private final DeliveryRecorder recorder;
    private final Refusals refusals;
    private final GitHubMapper mapper;
    private final Optional<String> secret;

    GitHubWebhook(
            BodyIntake intake,
            DeliveryRecorder recorder,
            Refusals refusals,
            GitHubMapper mapper,
            @ConfigProperty(name = "tidemark.github.webhook-secret") Optional<String> secret) {
        this.intake = intake;
        this.recorder = recorder;
        this.refusals = refusals;
        this.mapper = mapper;
        this.secret = secret;
    }

    /** What became of a delivery, for the list of deliveries on GitHub's settings page. */
    public record Receipt(String delivery, String event, String outcome, @Nullable String reason) {}

    @POST
    @RunOnVirtualThread
    @Operation(summary = "Take one GitHub webhook delivery")
    public Response receive(
            @Context HttpHeaders headers, @Context HttpServerRequest request, InputStream body) {
        try {
            return take(headers, body);
        } catch (Refusal refusal) {
            return refusals.answer(GitHubMapper.SOURCE, refusal, request);
        }
    }

    private Response take(HttpHeaders headers, InputStream body) {
        WebhookSignature signature =
                WebhookSignature.claimed(
                        headers.getHeaderString(WebhookSignature.HEADER), configuredSecret());
        JsonBody.require(headers, "Set the webhook's content type to application/json.");
        String event = required(headers, "X-GitHub-Event", EVENT);
        String guid = required(headers, "X-GitHub-Delivery", GUID);
        try (ReceivedBody received = intake.receive(body, headers.getLength(), signature)) {
            signature.verify();
            DeliveryOutcome outcome =
                    intake.read(received, json -> recorder.record(mapper, guid, event, json));
            return answer(guid, event, outcome);
        }
    }

    private static Response answer(String guid, String event, DeliveryOutcome outcome) {
        // GitHub shows a ping's answer to the person who is setting the webhook up.
        var status = event.equals("ping") ? Response.Status.OK : Response.Status.ACCEPTED;
        String result = outcome.result().word();
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(new Receipt(guid, event, result, outcome.reason()))
                .build();
    }

    private String configuredSecret() {
        return secret.filter(text -> !text.isBlank())
                .orElseThrow(() ->
                        Refusal.of(
                                Refusal.Reason.NOT_CONFIGURED,
                                "Set TIDEMARK_GITHUB_WEBHOOK_SECRET to the secret of the"
                                        + " webhook in GitHub, then start the portal"
                                        + " again."));
    }

    private static String required(HttpHeaders headers, String name, Pattern form) {
        String value = headers.getHeaderString(name);
        if (value == null || !form.matcher(value).matches()) {
            throw Refusal.of(
                    Refusal.Reason.MALFORMED,
                    "The header " + name + " is missing or not in GitHub's form.");
        }
        return value;
    }
}
