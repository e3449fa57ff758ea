package dev.tidemark.ingest.plan;

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
import dev.tidemark.plan.PlanJson;
import dev.tidemark.plan.PlanSummary;
import dev.tidemark.plan.PostedPlan;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Where a workflow step of Atlantis posts a plan. Answers once what is kept of it is durable. */
@Path(PlanEndpoint.PATH)
public class PlanEndpoint {

    static final String PATH = "/ingest/plan";

    private final BodyIntake intake;
    private final IngestTokens tokens;
    private final PlanIntake plans;
    private final PlanMapper mapper;
    private final DeliveryRecorder recorder;
    private final Refusals refusals;
    private final Clock clock;

    PlanEndpoint(
            BodyIntake intake,
            IngestTokens tokens,
            PlanIntake plans,
            PlanMapper mapper,
            DeliveryRecorder recorder,
            Refusals refusals,
            Clock clock) {
        this.intake = intake;
        this.tokens = tokens;
        this.plans = plans;
        this.mapper = mapper;
        this.recorder = recorder;
        this.refusals = refusals;
        this.clock = clock;
    }

    /**
     * What became of it, for whoever tries it by hand.
     *
     * @param digest what an approval of it would be bound to
     */
    public record PlanReceipt(
            String delivery, String outcome, @Nullable String reason, @Nullable String digest) {}

    @POST
    @RunOnVirtualThread
    @Operation(
            summary = "Take the JSON of one Terraform plan",
            description = "Query: repository, pull, head, project, dir, workspace.")
    public Response receive(
            @Context HttpHeaders headers,
            @Context UriInfo uri,
            @Context HttpServerRequest request,
            InputStream body) {
        try {
            return take(headers, uri, body);
        } catch (Refusal refusal) {
            return refusals.answer(PlanMapper.SOURCE, refusal, request);
        }
    }

    private Response take(HttpHeaders headers, UriInfo uri, InputStream body) {
        Repository owner = tokens.repositoryOf(headers.getHeaderString(HttpHeaders.AUTHORIZATION));
        PostedPlan posted = PlanParameters.of(uri.getQueryParameters(), owner, clock.instant());
        boolean zipped = isZipped(headers);
        try (ReceivedBody received =
                intake.receive(
                        body, headers.getLength(), BodyLimit.PLAN, BodyIntake.Witness.NOBODY)) {
            // A small gzip may hold a large plan.
            PlanSummary summary = intake.readAlone(() -> plans.read(received, zipped, posted));
            return record(summary);
        }
    }

    private Response record(PlanSummary summary) {
        String delivery = PlanFact.fingerprint(summary);
        DeliveryOutcome outcome =
                recorder.record(
                        mapper,
                        delivery,
                        PlanMapper.EVENT,
                        new ByteArrayInputStream(PlanJson.bytes(summary)));
        String result = outcome.result().word();
        String digest = summary.unreadable() == null ? summary.digest() : null;
        return Response.accepted(new PlanReceipt(delivery, result, outcome.reason(), digest))
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    private static boolean isZipped(HttpHeaders headers) {
        JsonBody.require(headers, "A plan is application/json.");
        String encoding = headers.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        if (encoding == null || encoding.equalsIgnoreCase("identity")) {
            return false;
        }
        if (encoding.equalsIgnoreCase("gzip")) {
            return true;
        }
        throw Refusal.of(
                Refusal.Reason.UNSUPPORTED_MEDIA_TYPE,
                "A plan comes as it is, or with Content-Encoding: gzip.");
    }
}
