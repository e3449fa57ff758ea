package dev.tidemark.approval;

import dev.tidemark.access.CurrentPerson;
import dev.tidemark.access.Person;
import dev.tidemark.web.BadRequest;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/**
 * Decisions. They take a session with its CSRF token, never a machine's token; what becomes of one
 * is told with every rule that was asked.
 */
@Singleton
@Path("/api/v1/approvals")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Approvals", description = "Plans that wait for people, and what these decided")
@APIResponse(
        responseCode = "201",
        description = "It is recorded; the request as it stands with it",
        content =
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = ApprovalDocument.class)))
@APIResponse(
        responseCode = "200",
        description = "It was recorded before under the same number",
        content =
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = ApprovalDocument.class)))
@APIResponse(
        responseCode = "400",
        description = "The request cannot be read",
        content =
                @Content(
                        mediaType = ApprovalProblem.MEDIA_TYPE,
                        schema = @Schema(implementation = ApprovalProblem.class)))
@APIResponse(
        responseCode = "401",
        description = "Nobody is signed in; a token decides nothing",
        content =
                @Content(
                        mediaType = ApprovalProblem.MEDIA_TYPE,
                        schema = @Schema(implementation = ApprovalProblem.class)))
@APIResponse(
        responseCode = "403",
        description = "This person may not: which rule, why, and who could",
        content =
                @Content(
                        mediaType = ApprovalProblem.MEDIA_TYPE,
                        schema = @Schema(implementation = ApprovalProblem.class)))
@APIResponse(
        responseCode = "404",
        description = "No such request is recorded",
        content =
                @Content(
                        mediaType = ApprovalProblem.MEDIA_TYPE,
                        schema = @Schema(implementation = ApprovalProblem.class)))
@APIResponse(
        responseCode = "409",
        description = "The plan or the decision moved on: what did",
        content =
                @Content(
                        mediaType = ApprovalProblem.MEDIA_TYPE,
                        schema = @Schema(implementation = ApprovalProblem.class)))
@APIResponse(
        responseCode = "422",
        description = "A reason is asked for, or too long",
        content =
                @Content(
                        mediaType = ApprovalProblem.MEDIA_TYPE,
                        schema = @Schema(implementation = ApprovalProblem.class)))
@APIResponse(
        responseCode = "503",
        description = "It cannot be decided now; nothing is recorded. See Retry-After",
        content =
                @Content(
                        mediaType = ApprovalProblem.MEDIA_TYPE,
                        schema = @Schema(implementation = ApprovalProblem.class)))
class DecisionApi {

    private static final String ID = "Id of the request";

    private final Approvals approvals;
    private final DecisionAnswers answers;
    private final CurrentPerson current;

    DecisionApi(Approvals approvals, DecisionAnswers answers, CurrentPerson current) {
        this.approvals = approvals;
        this.answers = answers;
        this.current = current;
    }

    @POST
    @Path("/{id}/grants")
    @Consumes(MediaType.APPLICATION_JSON)
    @Blocking
    @Operation(summary = "Approve the plan")
    public Response grant(
            @RestPath @Parameter(description = ID) String id, @Nullable DecisionBody body) {
        return decide(id, Verdict.GRANT, body);
    }

    @POST
    @Path("/{id}/rejections")
    @Consumes(MediaType.APPLICATION_JSON)
    @Blocking
    @Operation(summary = "Reject the plan, with a reason")
    public Response reject(
            @RestPath @Parameter(description = ID) String id, @Nullable DecisionBody body) {
        return decide(id, Verdict.REJECT, body);
    }

    @POST
    @Path("/{id}/withdrawals")
    @Consumes(MediaType.APPLICATION_JSON)
    @Blocking
    @Operation(summary = "Take the own approval back, before the plan is let out")
    public Response withdraw(
            @RestPath @Parameter(description = ID) String id, @Nullable DecisionBody body) {
        return decide(id, Verdict.WITHDRAW, body);
    }

    @POST
    @Path("/{id}/overrides")
    @Consumes(MediaType.APPLICATION_JSON)
    @Blocking
    @Operation(summary = "Break the glass: let the plan out against the policy, with a reason")
    public Response override(
            @RestPath @Parameter(description = ID) String id, @Nullable DecisionBody body) {
        return decide(id, Verdict.OVERRIDE, body);
    }

    @POST
    @Path("/{id}/reviews")
    @Consumes(MediaType.APPLICATION_JSON)
    @Blocking
    @Operation(summary = "Review somebody else's override")
    public Response review(
            @RestPath @Parameter(description = ID) String id, @Nullable DecisionBody body) {
        if (body == null || body.upheld() == null) {
            throw new BadRequest("upheld is true or false");
        }
        return decide(id, body.upheld() ? Verdict.UPHOLD : Verdict.DISAPPROVE, body);
    }

    private Response decide(String id, Verdict verdict, @Nullable DecisionBody body) {
        Optional<Person> person = current.person();
        if (person.isEmpty()) {
            return answers.unauthorized();
        }
        if (body == null || body.decision() == null || body.decision() < 1) {
            throw new BadRequest("decision is a number from 1");
        }
        return answers.of(
                approvals.decide(id, person.get(), verdict, body.reason(), body.decision()));
    }
}
