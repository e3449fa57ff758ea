package dev.tidemark.evidence;

import dev.tidemark.access.ExportLog;
import dev.tidemark.event.AccessEvent.ExportTaken;
import dev.tidemark.web.Parameters;
import dev.tidemark.web.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The evidence of one change as a file: for people from its page, for machines from the API. */
@Singleton
@Path("")
class EvidencePages {

    private static final String ZIP = "application/zip";

    private final EvidencePack packs;
    private final ExportLog log;

    EvidencePages(EvidencePack packs, ExportLog log) {
        this.packs = packs;
        this.log = log;
    }

    @GET
    @Path("/changes/{owner}/{name}/{number}/evidence")
    @Produces(ZIP)
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response page(@RestPath String owner, @RestPath String name, @RestPath String number) {
        return taken(owner, name, number);
    }

    @GET
    @Path("/api/v1/changes/{owner}/{name}/{number}/evidence")
    @Produces(ZIP)
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
            content = @Content(mediaType = ZIP, schema = @Schema(implementation = byte[].class)))
    @APIResponse(
            responseCode = "404",
            description = "No such change is recorded",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class)))
    public Response api(@RestPath String owner, @RestPath String name, @RestPath String number) {
        return taken(owner, name, number);
    }

    private Response taken(String owner, String name, String number) {
        EvidencePack.Ready pack = packs.of(owner + "/" + name, Parameters.number("number", number));
        // Before the first byte: nothing leaves that is not recorded.
        log.taken(
                log.taker(),
                UUID.randomUUID().toString(),
                new ExportTaken(
                        "change=" + pack.evidence().name(),
                        "evidence",
                        pack.evidence().entries().size(),
                        pack.cut().size(),
                        null));
        StreamingOutput zip = out -> packs.write(pack, out);
        return Response.ok(zip, ZIP)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + fileName(owner, name, number) + "\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** Nothing of an address goes into a header but what every file system takes. */
    private static String fileName(String owner, String name, String number) {
        String plain = (owner + "-" + name + "-" + number).replaceAll("[^A-Za-z0-9._-]", "_");
        return "evidence-" + plain.substring(0, Math.min(plain.length(), 100)) + ".zip";
    }
}
