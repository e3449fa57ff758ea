package dev.tidemark.approval;

import dev.tidemark.web.Listing;
import dev.tidemark.web.NotHere;
import dev.tidemark.web.Parameters;
import dev.tidemark.web.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** What waits for a decision and what was decided, as JSON. */
@Singleton
@Path("/api/v1/approvals")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Approvals", description = "Plans that wait for people, and what these decided")
class ApprovalApi {

    private final ApprovalRequests requests;
    private final EffectsUnderWay underWay;

    ApprovalApi(ApprovalRequests requests, EffectsUnderWay underWay) {
        this.requests = requests;
        this.underWay = underWay;
    }

    @GET
    @Operation(summary = "Requests, those first of which last something was planned or decided")
    @APIResponse(responseCode = "200", description = "One page of them")
    @APIResponse(
            responseCode = "400",
            description = "A parameter cannot be read",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class)))
    public Uni<Listing<ApprovalDocument>> list(@BeanParam ApprovalParameters query) {
        return requests.list(query.filter(), query.end(), Parameters.limit(query.limit()))
                .chain(page ->
                        documents(page.items()).map(items -> new Listing<>(items, page.next())));
    }

    private Uni<List<ApprovalDocument>> documents(List<ApprovalLine> lines) {
        return underWay.of(lines.stream().map(ApprovalLine::id).toList())
                .map(effects ->
                        lines.stream()
                                .map(line ->
                                        ApprovalDocument.of(
                                                line, effects.getOrDefault(line.id(), List.of())))
                                .toList());
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One request, whatever became of it")
    @APIResponse(responseCode = "200", description = "The request")
    @APIResponse(
            responseCode = "404",
            description = "No such request is recorded",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class)))
    public Uni<ApprovalDocument> show(
            @RestPath @Parameter(description = "Id of the request") String id) {
        return requests.find(Parameters.text("id", id) == null ? "" : id)
                .map(found -> found.orElseThrow(() -> new NotHere("No such request is recorded")))
                .chain(line -> documents(List.of(line)))
                .map(List::getFirst);
    }
}
