package dev.tidemark.population;

import dev.tidemark.web.BadRequest;
import dev.tidemark.web.Problem;
import dev.tidemark.web.PublicAddress;
import dev.tidemark.web.Times;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedOutputStream;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The JSON twin of {@link PopulationPages}, and the same whole as CSV. */
@Singleton
@Path("/api/v1/trail/population")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Trail", description = "The append-only log, entry by entry")
class PopulationApi {

    private static final String CSV = "text/csv;charset=utf-8;header=present";
    private static final int PIECE = 64 * 1024;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Populations populations;
    private final PublicAddress portal;
    private final Times times;

    PopulationApi(Populations populations, PublicAddress portal, Times times) {
        this.populations = populations;
        this.portal = portal;
        this.times = times;
    }

    @GET
    @RunOnVirtualThread
    @Operation(
            summary = "Every change of an environment in a period, and what deviates",
            description =
                    "By apply and by sync, each with who wrote, reviewed, approved and applied it."
                            + " What is not known is said to be unknown. docs/population.md tells"
                            + " every rule.")
    @APIResponse(
            responseCode = "200",
            description = "The sums, the exceptions, and one page of the changes",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = PopulationDocument.class)),
                @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class))
            })
    @APIResponse(
            responseCode = "400",
            description = "A parameter cannot be read",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class)))
    public Response show(
            @BeanParam PopulationParameters query,
            @RestQuery
                    @Parameter(description = "`json`, if absent, or `csv` for all of it in a file")
                    @Nullable String format) {
        PopulationRequest request = PopulationRequest.of(query, null, times);
        return switch (format == null ? "json" : format.strip()) {
            case "json", "" ->
                    Response.ok(
                                    PopulationDocument.of(
                                            Population.of(
                                                    populations,
                                                    request.period(),
                                                    request.after(),
                                                    request.limit())))
                            .build();
            case "csv" -> csv(request.period());
            default -> throw new BadRequest("format is json or csv");
        };
    }

    private Response csv(PopulationPeriod period) {
        String name =
                "population-" + DAY.format(period.from()) + "-" + DAY.format(period.to()) + ".csv";
        StreamingOutput content =
                out -> {
                    var buffered = new BufferedOutputStream(out, PIECE);
                    new PopulationCsv(populations, period, portal.of(""), buffered).write();
                    buffered.flush();
                };
        return Response.ok(content, CSV)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
