package dev.tidemark.trail;

import dev.tidemark.eventlog.Checkpoints;
import dev.tidemark.eventlog.merkle.TilePath;
import dev.tidemark.web.NotHere;
import dev.tidemark.web.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * The log as transparency-log tools read it.
 *
 * @see <a href="https://c2sp.org/tlog-tiles">C2SP tlog-tiles</a>
 */
@Path("/log")
public class TransparencyLog {

    private static final Logger LOG = Logger.getLogger(TransparencyLog.class);

    /** Asked for, and not by a weight of nothing. */
    private static final Pattern GZIP =
            Pattern.compile("(?i)gzip(?!\\s*;\\s*q=0(\\.0*)?$)(\\s*;.*)?");

    /** What it holds never changes, and is for those who were let in. */
    private static final String IMMUTABLE = "private, max-age=31536000, immutable";

    private final Checkpoints checkpoints;
    private final Tiles tiles;

    TransparencyLog(Checkpoints checkpoints, Tiles tiles) {
        this.checkpoints = checkpoints;
        this.tiles = tiles;
    }

    @GET
    @Path("/checkpoint")
    @Produces(ProofPages.UTF_8_TEXT)
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
    @Produces(ProofPages.UTF_8_TEXT)
    @RunOnVirtualThread
    @Operation(summary = "The key that checkpoints verify with, a C2SP verifier key")
    public String key() {
        return checkpoints.verifierKey() + "\n";
    }

    @GET
    @Path("/tile/{tile:.+}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(summary = "Hashes of the tree, or entries, by C2SP tlog-tiles")
    @APIResponse(
            responseCode = "200",
            description = "The hashes, or the entries each behind its length",
            content = @Content(mediaType = MediaType.APPLICATION_OCTET_STREAM))
    @APIResponse(
            responseCode = "404",
            description = "No such tile, or what is signed does not reach as far",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class)))
    public Uni<Response> tile(
            @RestPath
                    @Parameter(
                            description =
                                    "`<L>/<N>[.p/<W>]` or `entries/<N>[.p/<W>]`, such as"
                                            + " `0/x001/234.p/56`")
                    String tile,
            @Context HttpHeaders headers) {
        TilePath path =
                TilePath.parse(tile).orElseThrow(() -> new NotHere("No tile has this name."));
        // Hashes do not get smaller.
        boolean isZipped = path.isBundle() && acceptsGzip(headers);
        return Entries.reading(() -> tiles.bytes(path, isZipped))
                .map(bytes -> answer(bytes, path, isZipped));
    }

    /** Said aloud, because a verifier has to name the place. */
    @ServerExceptionMapper
    Response damaged(LogDamaged damaged) {
        LOG.error(damaged.getMessage());
        return Response.serverError()
                .type(Problem.MEDIA_TYPE)
                .entity(new Problem("Log damaged", 500, damaged.getMessage(), null))
                .build();
    }

    private static Response answer(byte[] bytes, TilePath path, boolean isZipped) {
        var answer = Response.ok(bytes);
        answer.header(HttpHeaders.CACHE_CONTROL, IMMUTABLE);
        if (path.isBundle()) {
            answer.header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        }
        if (isZipped) {
            answer.header(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        return answer.build();
    }

    private static boolean acceptsGzip(HttpHeaders headers) {
        return headers.getRequestHeader(HttpHeaders.ACCEPT_ENCODING).stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .anyMatch(coding -> GZIP.matcher(coding.strip()).matches());
    }
}
