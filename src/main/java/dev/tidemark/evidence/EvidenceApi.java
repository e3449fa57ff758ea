package dev.tidemark.evidence;

import dev.tidemark.web.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The twin of {@link EvidencePages} for machines. */
@Singleton
@Path("/api/v1/changes/{owner}/{name}/{number}/evidence")
class EvidenceApi {

    private final EvidenceAnswers answers;

    EvidenceApi(EvidenceAnswers answers) {
        this.answers = answers;
    }

    @GET
    @Produces(EvidenceAnswers.ZIP)
    @RunOnVirtualThread
    @Tag(name = "Changes")
    @Operation(
            summary = "Everything that the log has of one change, proved",
            description =
                    "A zip: a report as HTML and PDF, the entries with their proofs against a"
                            + " signed checkpoint, and the documents that they were read from."
                            + " docs/evidence-pack.md tells its form. Taking it is an entry itself.")
    @APIResponse(
            responseCode = "200",
            description = "The zip",
            content =
                    @Content(
                            mediaType = EvidenceAnswers.ZIP,
                            schema = @Schema(implementation = byte[].class)))
    @APIResponse(
            responseCode = "404",
            description = "No such change is recorded",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class)))
    public Response take(@RestPath String owner, @RestPath String name, @RestPath String number) {
        return answers.taken(owner, name, number);
    }
}
