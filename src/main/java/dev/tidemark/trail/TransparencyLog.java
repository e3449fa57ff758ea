package dev.tidemark.trail;

import dev.tidemark.eventlog.Checkpoints;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * The log as transparency-log tools read it.
 *
 * @see <a href="https://c2sp.org/tlog-tiles">C2SP tlog-tiles</a>
 */
@Path("/log")
public class TransparencyLog {

    private static final String UTF_8_TEXT = MediaType.TEXT_PLAIN + ";charset=utf-8";

    private final Checkpoints checkpoints;

    TransparencyLog(Checkpoints checkpoints) {
        this.checkpoints = checkpoints;
    }

    @GET
    @Path("/checkpoint")
    @Produces(UTF_8_TEXT)
    @Operation(summary = "The last signed size and root of the log, a C2SP signed note")
    public Response checkpoint() {
        String note =
                checkpoints
                        .latest()
                        .orElseThrow(() -> new NotFoundException("Nothing is signed yet."))
                        .note()
                        .toString();
        // C2SP tlog-tiles: the checkpoint is the one resource that changes.
        return Response.ok(note).header("Cache-Control", "no-cache").build();
    }

    @GET
    @Path("/key")
    @Produces(UTF_8_TEXT)
    @RunOnVirtualThread
    @Operation(summary = "The key that checkpoints verify with, a C2SP verifier key")
    public String key() {
        return checkpoints.verifierKey() + "\n";
    }
}
