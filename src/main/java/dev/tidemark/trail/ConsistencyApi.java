package dev.tidemark.trail;

import dev.tidemark.web.BadRequest;
import dev.tidemark.web.Parameters;
import dev.tidemark.web.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Proofs between two sizes of the log. */
@Singleton
@Path("/api/v1/log/consistency")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Trail")
class ConsistencyApi {

    private final LogProofs proofs;

    ConsistencyApi(LogProofs proofs) {
        this.proofs = proofs;
    }

    @GET
    @Operation(
            summary = "That the log only grew between two sizes",
            description = "Whoever kept a checkpoint of the first size has its root already.")
    @APIResponse(responseCode = "200", description = "The proof")
    @APIResponse(
            responseCode = "400",
            description = "A parameter is missing or cannot be read",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "No signed checkpoint covers so many entries yet",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class)))
    public Uni<ConsistencyDocument> show(
            @RestQuery @Parameter(description = "The older size", required = true)
                    @Nullable String from,
            @RestQuery @Parameter(description = "The newer size; what was signed last if absent")
                    @Nullable String to) {
        if (from == null) {
            throw new BadRequest("from is needed: the size of the older checkpoint");
        }
        return proofs.consistency(
                Parameters.number("from", from), to == null ? null : Parameters.number("to", to));
    }
}
