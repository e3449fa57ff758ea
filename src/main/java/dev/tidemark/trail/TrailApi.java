package dev.tidemark.trail;

import dev.tidemark.eventlog.StoredEntry;
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
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The JSON twins of {@link TrailPages}. */
@Singleton
@Path("/api/v1/trail")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Trail", description = "The append-only log, entry by entry")
class TrailApi {

    private final TrailSearch search;
    private final Entries entries;
    private final TrailViews views;
    private final Times times;

    TrailApi(TrailSearch search, Entries entries, TrailViews views, Times times) {
        this.search = search;
        this.entries = entries;
        this.views = views;
        this.times = times;
    }

    @GET
    @Operation(
            summary = "Entries of the log, newest first",
            description = "Those that meet every filter that is given.")
    @APIResponse(responseCode = "200", description = "One page of them")
    @APIResponse(
            responseCode = "400",
            description = "A parameter cannot be read",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class)))
    public Uni<Listing<TrailDocument>> list(
            @BeanParam TrailParameters query,
            @RestQuery @Parameter(description = "`next` of the page before: only entries below it")
                    @Nullable String after,
            @RestQuery
                    @Parameter(
                            description =
                                    "A position: the entries next above it. Not together with"
                                            + " `after`")
                    @Nullable String before,
            @RestQuery @Parameter(description = "Entries per page, 1 to 200; 50 if absent")
                    @Nullable String limit) {
        TrailRequest request = TrailRequest.of(query, after, before, limit, times);
        return search.page(request.filter(), request.keyset(), request.limit())
                .flatMap(page ->
                        entries.newestFirst(page.positions()).map(found -> listing(page, found)));
    }

    private Listing<TrailDocument> listing(TrailPage page, List<StoredEntry> found) {
        return new Listing<>(
                found.stream().map(this::document).toList(),
                page.hasOlder() && !found.isEmpty()
                        ? Long.toString(found.getLast().position())
                        : null);
    }

    @GET
    @Path("/{position}")
    @Operation(summary = "One entry")
    @APIResponse(responseCode = "200", description = "The entry")
    @APIResponse(
            responseCode = "404",
            description = "The log is shorter",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class)))
    public Uni<TrailDocument> show(
            @RestPath @Parameter(description = "Place in the log, from 0") String position) {
        return entries.at(TrailPositions.parse(position))
                .map(found -> document(found.orElseThrow(TrailPositions::unknown)));
    }

    private TrailDocument document(StoredEntry stored) {
        return TrailDocument.of(stored, views.sentence(stored).map(Sentence::text).orElse(null));
    }
}
