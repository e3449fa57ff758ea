package dev.tidemark.export;

import dev.tidemark.access.ExportLog;
import dev.tidemark.trail.TrailFilter;
import dev.tidemark.trail.TrailParameters;
import dev.tidemark.web.Problem;
import dev.tidemark.web.Times;
import io.smallrye.mutiny.Multi;
import jakarta.inject.Singleton;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Entries as a file, with all that proves them. */
@Singleton
@Path(ExportApi.PATH)
@Tag(name = "Trail", description = "The append-only log, entry by entry")
class ExportApi {

    static final String PATH = "/api/v1/trail/export";

    private static final String ZIP = "application/zip";
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /** So many pieces are on their way while the next is made. */
    private static final int DEMAND = 4;

    private final Exports exports;
    private final ExportLog log;
    private final Times times;

    ExportApi(Exports exports, ExportLog log, Times times) {
        this.exports = exports;
        this.log = log;
        this.times = times;
    }

    @GET
    @Produces(ZIP)
    @Operation(
            summary = "Entries of the log with their proofs, as one zip",
            description =
                    "Streamed, and cut at the newest checkpoint: the entries, their positions, a"
                            + " proof of each unless it is the whole log, the signed checkpoint and"
                            + " a manifest. One that was broken off has no manifest: go on with"
                            + " `after` and the last position that arrived whole. Taking an export"
                            + " is an entry itself. docs/export.md tells its form and how it is"
                            + " verified.")
    @APIResponse(
            responseCode = "200",
            description = "The zip",
            content =
                    @Content(
                            mediaType = ZIP,
                            schema =
                                    @Schema(
                                            type =
                                                    org.eclipse.microprofile.openapi.annotations
                                                            .enums.SchemaType.STRING,
                                            format = "binary")))
    @APIResponse(
            responseCode = "400",
            description = "A parameter cannot be read",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "429",
            description = "As many exports run as may; see Retry-After",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "503",
            description = "It cannot be signed, recorded or searched for now; see Retry-After",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class)))
    public RestMulti<byte[]> take(
            @RestQuery @Parameter(description = "`ndjson`, if absent, or `csv`")
                    @Nullable String format,
            @RestQuery @Parameter(description = "Only entries behind this position")
                    @Nullable String after,
            @BeanParam TrailParameters filter) {
        var request =
                new ExportRequest(
                        ExportFormat.of(format),
                        TrailFilter.of(filter, times),
                        ExportRequest.after(after));
        StreamedBody body = exports.body(request, log.taker());
        return RestMulti.fromMultiData(Multi.createFrom().publisher(body))
                .withDemand(DEMAND)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + fileName(request) + "\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private String fileName(ExportRequest request) {
        return "tidemark-" + NAME.format(times.now()) + "-" + request.format().word() + ".zip";
    }

    /** Whoever only asks what it would be takes nothing. */
    @HEAD
    @Operation(hidden = true)
    public Response look() {
        return Response.ok().type(ZIP).build();
    }
}
