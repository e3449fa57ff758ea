package dev.tidemark.environment;

import dev.tidemark.web.Listing;
import dev.tidemark.web.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The JSON twins of {@link EnvironmentPages}. */
@Singleton
@Path("/api/v1/environments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Environments", description = "What runs where, now and at any time")
class EnvironmentApi {

    private static final String AT =
            "What was true then, as is known now: RFC 3339, a day, a local time, or `1h`, `2d`,"
                    + " `1w` for how long ago. A time that has not come is now.";
    private static final String KNOWN =
            "As the log stood when the entry at this position was its last; may be slow";

    private final Environments environments;
    private final PointParameters parameters;

    EnvironmentApi(Environments environments, PointParameters parameters) {
        this.environments = environments;
        this.parameters = parameters;
    }

    @GET
    @Operation(summary = "Every environment, in the order in which changes go through them")
    @APIResponse(responseCode = "200", description = "All of them, without their components")
    @APIResponse(
            responseCode = "400",
            description = "A parameter cannot be read",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class)))
    public Uni<Listing<EnvironmentDocument>> list(
            @RestQuery @Parameter(description = AT) @Nullable String at,
            @RestQuery @Parameter(description = KNOWN) @Nullable String known) {
        Point point = parameters.read(at, known).point();
        return environments
                .all(point)
                .map(all ->
                        new Listing<>(
                                all.environments().stream()
                                        .map(each -> EnvironmentDocument.summary(each, point))
                                        .toList(),
                                null));
    }

    @GET
    @Path("/{name}")
    @Operation(summary = "One environment with its components, roll-outs and bypasses")
    @APIResponse(responseCode = "200", description = "The environment")
    @APIResponse(
            responseCode = "400",
            description = "A parameter cannot be read",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "No such environment is recorded",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class)))
    public Uni<EnvironmentDocument> show(
            @RestPath @Parameter(description = "Name of the environment") String name,
            @RestQuery @Parameter(description = AT) @Nullable String at,
            @RestQuery @Parameter(description = KNOWN) @Nullable String known) {
        Point point = parameters.read(at, known).point();
        return environments.of(name, point).map(state -> EnvironmentDocument.whole(state, point));
    }
}
