package dev.tidemark.trail;

import dev.tidemark.web.Fragments;
import dev.tidemark.web.Page;
import dev.tidemark.web.Shell;
import dev.tidemark.web.Times;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The entries of the log, and one entry. */
@Singleton
@Path("/trail")
@Produces(MediaType.TEXT_HTML)
class TrailPages {

    @CheckedTemplate(basePath = "trail")
    static class Templates {
        private Templates() {}

        static native TemplateInstance list(Page page, TrailList trail);

        static native TemplateInstance list$trail(Page page, TrailList trail);

        static native TemplateInstance show(Page page, TrailEntry entry);
    }

    private static final String SECTION = "trail";

    private final TrailSearch search;
    private final Entries entries;
    private final EntryReading reading;
    private final TrailLists lists;
    private final TrailViews views;
    private final Shell shell;
    private final Times times;

    TrailPages(
            TrailSearch search,
            Entries entries,
            EntryReading reading,
            TrailLists lists,
            TrailViews views,
            Shell shell,
            Times times) {
        this.search = search;
        this.entries = entries;
        this.reading = reading;
        this.lists = lists;
        this.views = views;
        this.shell = shell;
        this.times = times;
    }

    @GET
    @Operation(hidden = true)
    public Uni<TemplateInstance> list(
            @BeanParam TrailParameters query,
            @RestQuery @Nullable String after,
            @RestQuery @Nullable String before,
            @RestQuery @Nullable String limit,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        TrailRequest request = TrailRequest.of(query, after, before, limit, times);
        boolean partial = Fragments.wanted(headers).filter("trail"::equals).isPresent();
        return Uni.combine()
                .all()
                .unis(found(request), shell.page(SECTION, uri))
                .with((found, page) -> {
                    TrailList list = lists.of(query, limit, request, found, page.head());
                    return partial ? Templates.list$trail(page, list) : Templates.list(page, list);
                });
    }

    /** One after the other: the questions would use this request's one session. */
    private Uni<TrailLists.Found> found(TrailRequest request) {
        return search.page(request.filter(), request.keyset(), request.limit())
                .flatMap(page ->
                        search.countUpTo(request.filter(), page.size(), TrailLists.COUNTED + 1)
                                .flatMap(count -> found(page, count)));
    }

    private Uni<TrailLists.Found> found(TrailPage page, long count) {
        return entries.newestFirst(page.positions())
                .map(stored -> new TrailLists.Found(page, count, stored));
    }

    @GET
    @Path("/{position}")
    @Operation(hidden = true)
    public Uni<TemplateInstance> show(@RestPath String position, @Context UriInfo uri) {
        return Uni.combine()
                .all()
                .unis(reading.of(TrailPositions.parse(position)), shell.page(SECTION, uri))
                .with((found, page) -> Templates.show(page, views.entry(found, page.head())));
    }
}
