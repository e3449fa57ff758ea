package dev.tidemark.drift;

import dev.tidemark.web.DayRange;
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
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What differs from Git, and what did. */
@Singleton
@Path(DriftViews.PAGE)
@Produces(MediaType.TEXT_HTML)
class DriftPages {

    @CheckedTemplate(basePath = "drift")
    static class Templates {
        private Templates() {}

        static native TemplateInstance show(Page page, DriftView drift);

        static native TemplateInstance show$drift(Page page, DriftView drift);
    }

    private final DriftEpisodes episodes;
    private final DriftViews views;
    private final Shell shell;
    private final Times times;

    DriftPages(DriftEpisodes episodes, DriftViews views, Shell shell, Times times) {
        this.episodes = episodes;
        this.views = views;
        this.shell = shell;
        this.times = times;
    }

    @GET
    @Operation(hidden = true)
    public Uni<TemplateInstance> show(
            @BeanParam DriftParameters query,
            @RestQuery @Nullable String days,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        DayRange range = DayRange.of(days, query.from(), query.to(), times);
        DriftRequest request = DriftRequest.of(query, range.from(), range.to());
        boolean partial = Fragments.wanted(headers).filter("drift"::equals).isPresent();
        return Uni.combine()
                .all()
                .unis(found(query, request, range), shell.page("drift", uri))
                .with((drift, page) ->
                        partial ? Templates.show$drift(page, drift) : Templates.show(page, drift));
    }

    /** One after the other: both would use this request's one session. */
    private Uni<DriftView> found(DriftParameters query, DriftRequest request, DayRange range) {
        return episodes.find(request.filter())
                .flatMap(found ->
                        request.page(episodes, found)
                                .flatMap(cut ->
                                        episodes.observedSince()
                                                .map(since ->
                                                        views.view(
                                                                query, request, range, found, cut,
                                                                since))));
    }
}
