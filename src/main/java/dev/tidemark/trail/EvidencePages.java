package dev.tidemark.trail;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/** The document that an entry was read from, to keep. */
@Singleton
@Path("/trail/{position}/evidence")
@Produces(MediaType.APPLICATION_OCTET_STREAM)
class EvidencePages {

    private final EvidenceFiles files;

    EvidencePages(EvidenceFiles files) {
        this.files = files;
    }

    @GET
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response download(@RestPath String position) {
        return files.of(TrailPositions.parse(position));
    }
}
