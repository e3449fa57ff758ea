package dev.tidemark.status;

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
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What Tidemark sees, and what it does not. */
@Singleton
@Path("/status")
@Produces(MediaType.TEXT_HTML)
class StatusPages {

    @CheckedTemplate(basePath = "status")
    static class Templates {
        private Templates() {}

        static native TemplateInstance show(Page page, StatusView status);

        static native TemplateInstance show$status(Page page, StatusView status);
    }

    private final StatusReader reader;
    private final StatusViews views;
    private final Shell shell;

    StatusPages(StatusReader reader, StatusViews views, Shell shell) {
        this.reader = reader;
        this.views = views;
        this.shell = shell;
    }

    @GET
    @Operation(hidden = true)
    public Uni<TemplateInstance> show(
            @RestQuery @Nullable String after,
            @RestQuery @Nullable String limit,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        boolean partial = Fragments.wanted(headers).filter("status"::equals).isPresent();
        return Uni.combine()
                .all()
                .unis(reader.read(after, Parameters.limit(limit)), shell.page("status", uri))
                .with((status, page) -> {
                    StatusView view = views.view(status, after == null);
                    return partial ? Templates.show$status(page, view) : Templates.show(page, view);
                });
    }
}
