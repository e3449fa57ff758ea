package dev.tidemark.change;

import dev.tidemark.atlantis.ChangeRuns;
import dev.tidemark.atlantis.Plans;
import dev.tidemark.atlantis.RunDocument;
import dev.tidemark.event.Repository;
import dev.tidemark.sentence.Sentence;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The JSON twins of {@link ChangePages}. */
@Singleton
@Path("/api/v1/changes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Changes", description = "Pull requests, from opened to merged or closed")
class ChangeApi {

    private final Changes changes;
    private final Plans plans;
    private final ChangeViews views;
    private final Times times;

    ChangeApi(Changes changes, Plans plans, ChangeViews views, Times times) {
        this.changes = changes;
        this.plans = plans;
        this.views = views;
        this.times = times;
    }

    @GET
    @Operation(summary = "Changes, the last active first")
    @APIResponse(responseCode = "200", description = "One page of them, without their timelines")
    @APIResponse(
            responseCode = "400",
            description = "A parameter cannot be read",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class)))
    public Uni<Listing<ChangeDocument>> list(@BeanParam ChangeParameters query) {
        ChangeRequest request = ChangeRequest.of(query, times);
        return changes.list(request.filter(), request.after(), request.limit())
                .map(found ->
                        new Listing<>(
                                found.items().stream().map(ChangeDocument::of).toList(),
                                found.next()));
    }

    @GET
    @Path("/{owner}/{name}/{number}")
    @Operation(summary = "One change with its timeline")
    @APIResponse(responseCode = "200", description = "The change")
    @APIResponse(
            responseCode = "404",
            description = "No such change is recorded",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class)))
    public Uni<ChangeDocument> show(
            @RestPath @Parameter(description = "Owner of the repository") String owner,
            @RestPath @Parameter(description = "Name of the repository") String name,
            @RestPath @Parameter(description = "Number of the pull request") String number) {
        return changes.find(null, owner, name, ChangeNumbers.parse(number))
                .map(found -> found.orElseThrow(ChangeNumbers::unknown))
                .flatMap(change ->
                        plans.of(Repository.parse(change.repository()), change.number())
                                .map(runs -> runs.orElse(ChangeRuns.NONE))
                                .map(runs ->
                                        ChangeDocument.of(
                                                change, timeline(change), RunDocument.of(runs))));
    }

    private List<ChangeDocument.MomentDocument> timeline(Change change) {
        return change.timeline().stream().map(moment -> moment(change, moment)).toList();
    }

    private ChangeDocument.MomentDocument moment(Change change, Moment moment) {
        Sentence sentence = views.sentence(change, moment);
        return new ChangeDocument.MomentDocument(
                moment.time(),
                sentence.text(),
                moment.actor(),
                moment.proof().word(),
                moment.observedBy().word(),
                moment.position(),
                moment.learntLater());
    }
}
