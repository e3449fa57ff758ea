package dev.tidemark.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The foot of every page alone, for pages that stay open. */
@Singleton
@Path("/foot")
class FootPages {

    @CheckedTemplate(basePath = "web")
    static class Templates {
        private Templates() {}

        static native TemplateInstance foot(Page page);
    }

    private final Shell shell;

    FootPages(Shell shell) {
        this.shell = shell;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Uni<TemplateInstance> foot(@Context UriInfo uri) {
        return shell.page(Page.ELSEWHERE, uri).map(Templates::foot);
    }
}
