package dev.tidemark.trail;

import dev.tidemark.web.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The document that an entry was read from, for programs. */
@Singleton
@Path("/api/v1/trail/{position}/evidence")
@Produces(MediaType.APPLICATION_OCTET_STREAM)
@Tag(name = "Trail")
class EvidenceApi {

    private final EvidenceFiles files;

    EvidenceApi(EvidenceFiles files) {
        this.files = files;
    }

    @GET
    @RunOnVirtualThread
    @Operation(
            summary = "The document that an entry was read from",
            description =
                    "The bytes whose SHA-256 is the entry's `evidence`: what a source sent, redacted"
                            + " before it was stored.")
    @APIResponse(responseCode = "200", description = "The document")
    @APIResponse(
            responseCode = "404",
            description = "The log is shorter, or no document is kept for the entry",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class)))
    public Response show(
            @RestPath @Parameter(description = "Place in the log, from 0") String position) {
        return files.of(TrailPositions.parse(position));
    }
}
