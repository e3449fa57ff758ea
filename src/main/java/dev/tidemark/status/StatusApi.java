package dev.tidemark.status;

import dev.tidemark.web.Parameters;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The JSON twin of {@link StatusPages}. */
@Singleton
@Path("/api/v1/status")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Status", description = "Health of every connection, of the log and of its read models")
class StatusApi {

    private final StatusReader reader;

    StatusApi(StatusReader reader) {
        this.reader = reader;
    }

    @GET
    @Operation(summary = "What Tidemark sees, and what it does not")
    @APIResponse(responseCode = "200", description = "Everything that the status page tells")
    public Uni<Status> status(
            @RestQuery
                    @Parameter(
                            description = "`next` of the page before of deliveries not understood")
                    @Nullable String after,
            @RestQuery
                    @Parameter(
                            description =
                                    "Deliveries not understood per page, 1 to 200; 50 if absent")
                    @Nullable String limit) {
        return reader.read(after, Parameters.limit(limit));
    }
}
