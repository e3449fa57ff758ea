package dev.tidemark.change;

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

/** The list of changes, and one change. */
@Singleton
@Path("/changes")
@Produces(MediaType.TEXT_HTML)
class ChangePages {

    @CheckedTemplate(basePath = "change")
    static class Templates {
        private Templates() {}

        static native TemplateInstance list(Page page, ChangeList list);

        static native TemplateInstance list$changes(Page page, ChangeList list);

        static native TemplateInstance show(Page page, ChangeView change);

        static native TemplateInstance show$change(Page page, ChangeView change);
    }

    static final String SECTION = "changes";

    private final Changes changes;
    private final ChangeLists lists;
    private final ChangeViews views;
    private final Shell shell;
    private final Times times;

    ChangePages(Changes changes, ChangeLists lists, ChangeViews views, Shell shell, Times times) {
        this.changes = changes;
        this.lists = lists;
        this.views = views;
        this.shell = shell;
        this.times = times;
    }

    @GET
    @Operation(hidden = true)
    public Uni<TemplateInstance> list(
            @BeanParam ChangeParameters query, @Context UriInfo uri, @Context HttpHeaders headers) {
        ChangeRequest request = ChangeRequest.of(query, times);
        boolean partial = Fragments.wanted(headers).filter("changes"::equals).isPresent();
        return Uni.combine()
                .all()
                .unis(found(request, query), shell.page(SECTION, uri))
                .with((list, page) ->
                        partial ? Templates.list$changes(page, list) : Templates.list(page, list));
    }

    /** One after the other: both would use this request's one session. */
    private Uni<ChangeList> found(ChangeRequest request, ChangeParameters query) {
        return changes.list(request.filter(), request.after(), request.limit())
                .flatMap(found -> changes.totals().map(totals -> lists.of(query, found, totals)));
    }

    @GET
    @Path("/{owner}/{name}/{number}")
    @Operation(hidden = true)
    public Uni<TemplateInstance> show(
            @RestPath String owner,
            @RestPath String name,
            @RestPath String number,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        boolean partial = Fragments.wanted(headers).filter("change"::equals).isPresent();
        return Uni.combine()
                .all()
                .unis(
                        changes.find(null, owner, name, ChangeNumbers.parse(number)),
                        shell.page(SECTION, uri))
                .with((found, page) -> {
                    ChangeView view = views.view(found.orElseThrow(ChangeNumbers::unknown));
                    return partial ? Templates.show$change(page, view) : Templates.show(page, view);
                });
    }
}
