package dev.tidemark.project;

import dev.tidemark.atlantis.ChangeRuns;
import dev.tidemark.atlantis.RunDocument;
import dev.tidemark.web.Listing;
import dev.tidemark.web.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The JSON twins of {@link ProjectPages}. */
@Singleton
@Path("/api/v1/projects")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Projects", description = "Terraform projects: plans, applies, locks, drift")
class ProjectApi {

    private final TerraformProjects projects;

    ProjectApi(TerraformProjects projects) {
        this.projects = projects;
    }

    @GET
    @Operation(summary = "Every Terraform project, by repository and name")
    @APIResponse(responseCode = "200", description = "All of them, without their history")
    public Uni<Listing<ProjectDocument>> list() {
        return projects.list()
                .map(found ->
                        new Listing<>(
                                found.stream().map(each -> ProjectDocument.of(each, null)).toList(),
                                null));
    }

    @GET
    @Path("/{owner}/{name}/{key}")
    @Operation(summary = "One Terraform project with its history")
    @APIResponse(responseCode = "200", description = "The project")
    @APIResponse(
            responseCode = "404",
            description = "No such project is recorded",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class)))
    public Uni<ProjectDocument> show(
            @RestPath @Parameter(description = "Owner of the repository") String owner,
            @RestPath @Parameter(description = "Name of the repository") String name,
            @RestPath
                    @Parameter(
                            description =
                                    "The project's name; `dir@workspace`, percent-encoded, for one"
                                            + " without")
                    String key) {
        return projects.find(owner + "/" + name, key)
                .map(found -> found.orElseThrow(ProjectPages::unknown))
                .map(detail -> ProjectDocument.of(detail.summary(), history(detail)));
    }

    private static Map<Long, List<RunDocument>> history(TerraformProjects.Detail detail) {
        Map<Long, List<RunDocument>> history = new LinkedHashMap<>();
        for (Map.Entry<Long, ChangeRuns> change : detail.history().entrySet()) {
            List<RunDocument> runs =
                    change.getValue().projects().stream()
                            .filter(standing -> detail.summary().isOf(standing.project()))
                            .flatMap(standing -> standing.runs().stream())
                            .map(RunDocument::of)
                            .toList();
            if (!runs.isEmpty()) {
                history.put(change.getKey(), runs);
            }
        }
        return history;
    }
}
