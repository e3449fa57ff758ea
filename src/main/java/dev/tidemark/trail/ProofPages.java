package dev.tidemark.trail;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/** The proof of one entry, to keep. */
@Singleton
@Path("/trail/{position}/proof")
class ProofPages {

    static final String UTF_8_TEXT = MediaType.TEXT_PLAIN + ";charset=utf-8";

    private final LogProofs proofs;

    ProofPages(LogProofs proofs) {
        this.proofs = proofs;
    }

    @GET
    @Produces(UTF_8_TEXT)
    @Operation(hidden = true)
    public Uni<Response> download(@RestPath String position) {
        return proofs.inclusion(TrailPositions.parse(position)).map(ProofPages::file);
    }

    private static Response file(EntryProof proof) {
        // The extension that C2SP tlog-proof recommends.
        String name = "entry-" + proof.entry().position() + ".tlog-proof";
        return Response.ok(proof.text())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .build();
    }
}
