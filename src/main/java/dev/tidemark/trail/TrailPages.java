package dev.tidemark.trail;

import dev.tidemark.web.Fragments;
import dev.tidemark.web.Page;
import dev.tidemark.web.Parameters;
import dev.tidemark.web.Shell;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
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

    private final Entries entries;
    private final TrailViews views;
    private final Shell shell;

    TrailPages(Entries entries, TrailViews views, Shell shell) {
        this.entries = entries;
        this.views = views;
        this.shell = shell;
    }

    @GET
    @Operation(hidden = true)
    public Uni<TemplateInstance> list(
            @RestQuery @Nullable String after,
            @RestQuery @Nullable String limit,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        Long last = TrailPositions.after(after);
        int most = Parameters.limit(limit);
        boolean partial = Fragments.wanted(headers).filter("trail"::equals).isPresent();
        return Uni.combine()
                .all()
                .unis(entries.newest(last, most), shell.page(SECTION, uri))
                .with((found, page) -> {
                    TrailList list = views.list(found, page.head(), last == null, most);
                    return partial ? Templates.list$trail(page, list) : Templates.list(page, list);
                });
    }

    @GET
    @Path("/{position}")
    @Operation(hidden = true)
    public Uni<TemplateInstance> show(@RestPath String position, @Context UriInfo uri) {
        return Uni.combine()
                .all()
                .unis(entries.at(TrailPositions.parse(position)), shell.page(SECTION, uri))
                .with((found, page) ->
                        Templates.show(
                                page,
                                views.entry(
                                        found.orElseThrow(TrailPositions::unknown), page.head())));
    }
}
