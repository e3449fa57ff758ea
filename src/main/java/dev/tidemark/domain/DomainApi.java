package dev.tidemark.domain;

import dev.tidemark.argocd.ApplicationState;
import dev.tidemark.argocd.Deployment;
import dev.tidemark.projection.Page;
import dev.tidemark.web.Listing;
import dev.tidemark.web.Parameters;
import dev.tidemark.web.Problem;
import dev.tidemark.web.Times;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The JSON twins of {@link DomainPages}. */
@Singleton
@Path("/api/v1/domains")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Domains", description = "What of each domain runs where, and how it got there")
class DomainApi {

    private final Domains domains;
    private final Ranges ranges;
    private final Times times;

    DomainApi(Domains domains, Ranges ranges, Times times) {
        this.domains = domains;
        this.ranges = ranges;
        this.times = times;
    }

    @GET
    @Operation(summary = "Every domain with what runs of it, by name")
    @APIResponse(responseCode = "200", description = "All of them")
    @APIResponse(
            responseCode = "400",
            description = "A parameter cannot be read",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class)))
    public Uni<Listing<DomainDocument>> list(
            @RestQuery @Parameter(description = "Only what runs there")
                    @Nullable String environment) {
        return domains.now(Parameters.text("environment", environment))
                .flatMap(states ->
                        domains.weekly()
                                .map(weekly -> new Listing<>(documents(states, weekly), null)));
    }

    private static List<DomainDocument> documents(
            List<ApplicationState> states, Map<String, List<Long>> weekly) {
        Map<String, List<ApplicationState>> byDomain = new LinkedHashMap<>();
        states.forEach(each ->
                byDomain.computeIfAbsent(
                                Objects.requireNonNull(each.placement().domain()),
                                none -> new ArrayList<>())
                        .add(each));
        return byDomain.entrySet().stream()
                .map(each -> DomainDocument.of(each.getKey(), each.getValue(), weekly))
                .toList();
    }

    @GET
    @Path("/{name}/deployments")
    @Operation(
            summary = "What was deployed of one domain, the newest first",
            description =
                    "A deployment is a sync that changed what feeds an application: the range of"
                            + " commits since its last one that touched those paths.")
    @APIResponse(responseCode = "200", description = "One page of them")
    @APIResponse(
            responseCode = "400",
            description = "A parameter cannot be read",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "No application of such a domain is recorded",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class)))
    public Uni<Listing<DeploymentDocument>> deployments(
            @RestPath @Parameter(description = "Name of the domain") String name,
            @BeanParam DomainParameters query) {
        String domain = DomainRequest.name(name);
        DomainRequest request = DomainRequest.of(domain, query, times);
        return domains.deployments(request.filter(), request.after(), request.limit())
                .flatMap(page -> known(domain, page))
                .flatMap(page ->
                        ranges.of(page.items())
                                .map(found ->
                                        new Listing<>(
                                                documents(page.items(), found), page.next())));
    }

    /** A domain without deployments is one only if something of it was ever seen. */
    private Uni<Page<Deployment>> known(String domain, Page<Deployment> page) {
        if (!page.items().isEmpty()) {
            return Uni.createFrom().item(page);
        }
        return domains.isKnown(domain)
                .map(isKnown -> {
                    if (!isKnown) {
                        throw DomainRequest.unknown();
                    }
                    return page;
                });
    }

    private static List<DeploymentDocument> documents(
            List<Deployment> deployments, List<Range> found) {
        var documents = new ArrayList<DeploymentDocument>();
        for (int i = 0; i < deployments.size(); i++) {
            documents.add(DeploymentDocument.of(deployments.get(i), found.get(i)));
        }
        return documents;
    }
}
