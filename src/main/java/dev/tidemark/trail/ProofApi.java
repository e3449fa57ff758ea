package dev.tidemark.trail;

import dev.tidemark.web.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The proof of one entry, for programs: as JSON, or as the text that is verified offline. */
@Singleton
@Path("/api/v1/trail/{position}/proof")
@Tag(name = "Trail")
class ProofApi {

    private static final List<Variant> FORMS =
            Variant.mediaTypes(MediaType.APPLICATION_JSON_TYPE, MediaType.TEXT_PLAIN_TYPE).build();

    private final LogProofs proofs;

    ProofApi(LogProofs proofs) {
        this.proofs = proofs;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN})
    @Operation(
            summary = "That an entry is in the log",
            description = "Against the newest signed checkpoint. `Accept` chooses the form.")
    @APIResponse(
            responseCode = "200",
            description = "The proof as JSON, or as text by C2SP tlog-proof",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = ProofDocument.class)),
                @Content(
                        mediaType = MediaType.TEXT_PLAIN,
                        schema = @Schema(implementation = String.class))
            })
    @APIResponse(
            responseCode = "404",
            description = "The log is shorter, or no signed checkpoint covers the entry yet",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class)))
    public Uni<Response> show(
            @RestPath @Parameter(description = "Place in the log, from 0") String position,
            @Context Request request) {
        boolean isText =
                request.selectVariant(FORMS).getMediaType().equals(MediaType.TEXT_PLAIN_TYPE);
        return proofs.inclusion(TrailPositions.parse(position))
                .map(proof ->
                        (isText
                                        ? Response.ok(proof.text(), ProofPages.UTF_8_TEXT)
                                        : Response.ok(
                                                ProofDocument.of(proof),
                                                MediaType.APPLICATION_JSON_TYPE))
                                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                                .build());
    }
}
