package dev.tidemark.policy;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The JSON twin of {@link PolicyPages}. */
@Singleton
@Path("/api/v1/policy")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Policy", description = "Who may let what out")
class PolicyApi {

    private final PolicyStandings standings;

    PolicyApi(PolicyStandings standings) {
        this.standings = standings;
    }

    @GET
    @Operation(
            summary = "What is in force, for which project, and every version",
            description = "At most 50 versions, and 500 projects.")
    @APIResponse(responseCode = "200", description = "The policy")
    public Uni<PolicyDocument> show() {
        return standings.now().map(PolicyDocument::of);
    }
}
