package dev.tidemark.ingest.ansible;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.event.Repository;
import dev.tidemark.eventlog.DeliveryOutcome;
import dev.tidemark.ingest.BodyIntake;
import dev.tidemark.ingest.BodyLimit;
import dev.tidemark.ingest.DeliveryRecorder;
import dev.tidemark.ingest.IngestTokens;
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
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Where Ansible's callback plugin tells of each play. Answers once it is durable. */
@Path(RunEndpoint.PATH)
public class RunEndpoint {

    static final String PATH = "/ingest/run";

    private final BodyIntake intake;
    private final IngestTokens tokens;
    private final RunMapper mapper;
    private final DeliveryRecorder recorder;
    private final Refusals refusals;
    private final Clock clock;

    RunEndpoint(
            BodyIntake intake,
            IngestTokens tokens,
            RunMapper mapper,
            DeliveryRecorder recorder,
            Refusals refusals,
            Clock clock) {
        this.intake = intake;
        this.tokens = tokens;
        this.mapper = mapper;
        this.recorder = recorder;
        this.refusals = refusals;
        this.clock = clock;
    }

    /** What became of it, for whoever tries it by hand: the plugin does not look. */
    public record RunReceipt(String delivery, String outcome, @Nullable String reason) {}

    @POST
    @RunOnVirtualThread
    @Operation(
            summary = "Take the start or the end of one Ansible play",
            description = "The message of ansible/roles/tidemark_run.")
    public Response receive(
            @Context HttpHeaders headers, @Context HttpServerRequest request, InputStream body) {
        try {
            return take(headers, body);
        } catch (Refusal refusal) {
            return refusals.answer(RunMapper.SOURCE, refusal, request);
        }
    }

    private Response take(HttpHeaders headers, InputStream body) {
        Repository owner = tokens.repositoryOf(headers.getHeaderString(HttpHeaders.AUTHORIZATION));
        JsonBody.require(headers, "A play's message is application/json.");
        try (ReceivedBody received =
                intake.receive(
                        body, headers.getLength(), BodyLimit.RUN, BodyIntake.Witness.NOBODY)) {
            JsonNode message = intake.read(received, RunDocument::body);
            check(message, owner);
            return record(new RunDocument(owner, clock.instant(), message));
        }
    }

    private static void check(JsonNode message, Repository owner) {
        try {
            String named = Fields.text(message, "repository");
            if (named.isEmpty()) {
                throw new UnreadableMessage("'repository' is missing");
            }
            if (!named.equalsIgnoreCase(owner.toString())
                    && !named.equalsIgnoreCase(owner.path())) {
                throw Refusal.of(
                        Refusal.Reason.ANOTHER_REPOSITORY,
                        "The bearer token is another repository's.");
            }
            if (PlayMessage.unknown(message) == null) {
                PlayMessage.of(message);
            }
        } catch (UnreadableMessage unreadable) {
            throw Refusal.of(
                    Refusal.Reason.MALFORMED,
                    "The message is not in its form: " + unreadable.reason() + ".");
        }
    }

    private Response record(RunDocument document) {
        String delivery = document.fingerprint();
        DeliveryOutcome outcome =
                recorder.record(
                        mapper,
                        delivery,
                        RunMapper.EVENT,
                        new ByteArrayInputStream(document.bytes()));
        String result = outcome.result().word();
        return Response.accepted(new RunReceipt(delivery, result, outcome.reason()))
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }
}
