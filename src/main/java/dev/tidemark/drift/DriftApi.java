package dev.tidemark.drift;

import dev.tidemark.web.Listing;
import dev.tidemark.web.Problem;
import dev.tidemark.web.Times;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The JSON twin of {@link DriftPages}. */
@Singleton
@Path("/api/v1/drift")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Drift", description = "When what runs differed from Git, and how it came back")
class DriftApi {

    private final DriftEpisodes episodes;
    private final Times times;

    DriftApi(DriftEpisodes episodes, Times times) {
        this.episodes = episodes;
        this.times = times;
    }

    @GET
    @Operation(
            summary = "Episodes of drift, open ones first, then the newest",
            description = "A commit that waits to be synced is no drift.")
    @APIResponse(responseCode = "200", description = "One page of them")
    @APIResponse(
            responseCode = "400",
            description = "A parameter cannot be read",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class)))
    public Uni<Listing<DriftDocument>> list(@BeanParam DriftParameters query) {
        DriftRequest request = DriftRequest.of(query, times);
        return request.page(episodes)
                .map(cut ->
                        new Listing<>(
                                cut.episodes().stream()
                                        .map(each -> DriftDocument.of(each, times.now()))
                                        .toList(),
                                cut.next()));
    }
}
