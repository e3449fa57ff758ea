package dev.tidemark.policy;

import dev.tidemark.web.Fragments;
import dev.tidemark.web.Page;
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

/** What is in force, for whom, and what was. */
@Singleton
@Path("/policy")
@Produces(MediaType.TEXT_HTML)
class PolicyPages {

    @CheckedTemplate(basePath = "policy")
    static class Templates {
        private Templates() {}

        static native TemplateInstance show(Page page, PolicyView policy);

        static native TemplateInstance show$policy(Page page, PolicyView policy);
    }

    /** It belongs to what tells how the portal is set up. */
    private static final String SECTION = "status";

    private final PolicyStandings standings;
    private final PolicyViews views;
    private final Shell shell;

    PolicyPages(PolicyStandings standings, PolicyViews views, Shell shell) {
        this.standings = standings;
        this.views = views;
        this.shell = shell;
    }

    @GET
    @Operation(hidden = true)
    public Uni<TemplateInstance> show(@Context UriInfo uri, @Context HttpHeaders headers) {
        boolean partial = Fragments.wanted(headers).filter("policy"::equals).isPresent();
        return Uni.combine()
                .all()
                .unis(standings.now().map(views::view), shell.page(SECTION, uri))
                .with((policy, page) ->
                        partial
                                ? Templates.show$policy(page, policy)
                                : Templates.show(page, policy));
    }
}
