package dev.tidemark.population;

import dev.tidemark.web.Page;
import dev.tidemark.web.Shell;
import dev.tidemark.web.Times;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The report, to be read and printed. */
@Singleton
@Path(PopulationViews.PAGE)
@Produces(MediaType.TEXT_HTML)
class PopulationPages {

    @CheckedTemplate(basePath = "population")
    static class Templates {
        private Templates() {}

        static native TemplateInstance show(Page page, PopulationView report);
    }

    private final Populations populations;
    private final PopulationViews views;
    private final Shell shell;
    private final Times times;

    PopulationPages(Populations populations, PopulationViews views, Shell shell, Times times) {
        this.populations = populations;
        this.views = views;
        this.shell = shell;
        this.times = times;
    }

    @GET
    @Operation(hidden = true)
    public Uni<TemplateInstance> show(
            @BeanParam PopulationParameters query,
            @RestQuery @Nullable String days,
            @Context UriInfo uri) {
        PopulationRequest request = PopulationRequest.of(query, days, times);
        return Uni.combine()
                .all()
                .unis(view(query, request), shell.page("trail", uri))
                .with((view, page) -> Templates.show(page, view));
    }

    private Uni<PopulationView> view(PopulationParameters query, PopulationRequest request) {
        return Uni.createFrom()
                .item(() ->
                        views.view(
                                Population.of(
                                        populations,
                                        request.period(),
                                        request.after(),
                                        request.limit()),
                                query,
                                request))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }
}
