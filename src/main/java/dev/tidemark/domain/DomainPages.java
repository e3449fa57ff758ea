package dev.tidemark.domain;

import dev.tidemark.argocd.ApplicationState;
import dev.tidemark.argocd.Deployment;
import dev.tidemark.argocd.PathsAt;
import dev.tidemark.web.DayRange;
import dev.tidemark.web.Fragments;
import dev.tidemark.web.Page;
import dev.tidemark.web.Parameters;
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
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What runs of every domain, and the deployments of one. */
@Singleton
@Path(DomainLists.PAGE)
@Produces(MediaType.TEXT_HTML)
class DomainPages {

    @CheckedTemplate(basePath = "domain")
    static class Templates {
        private Templates() {}

        static native TemplateInstance list(Page page, DomainView.DomainList list);

        static native TemplateInstance list$domains(Page page, DomainView.DomainList list);

        static native TemplateInstance show(Page page, DomainView domain);

        static native TemplateInstance show$domain(Page page, DomainView domain);
    }

    private static final String SECTION = "domains";

    private final Domains domains;
    private final Ranges ranges;
    private final DomainLists lists;
    private final DomainViews views;
    private final Shell shell;
    private final Times times;

    DomainPages(
            Domains domains,
            Ranges ranges,
            DomainLists lists,
            DomainViews views,
            Shell shell,
            Times times) {
        this.domains = domains;
        this.ranges = ranges;
        this.lists = lists;
        this.views = views;
        this.shell = shell;
        this.times = times;
    }

    @GET
    @Operation(hidden = true)
    public Uni<TemplateInstance> list(
            @RestQuery @Nullable String environment,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        String wanted = Parameters.text("environment", environment);
        boolean partial = Fragments.wanted(headers).filter(SECTION::equals).isPresent();
        Uni<DomainView.DomainList> found =
                domains.now(null)
                        .flatMap(states ->
                                domains.weekly().map(weekly -> lists.list(states, weekly, wanted)));
        return Uni.combine()
                .all()
                .unis(found, shell.page(SECTION, uri))
                .with((list, page) ->
                        partial ? Templates.list$domains(page, list) : Templates.list(page, list));
    }

    @GET
    @Path("/{name}")
    @Operation(hidden = true)
    public Uni<TemplateInstance> show(
            @RestPath String name,
            @BeanParam DomainParameters query,
            @RestQuery @Nullable String days,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        String domain = DomainRequest.name(name);
        DayRange range = DayRange.of(days, query.from(), query.to(), times);
        DomainRequest request = DomainRequest.of(domain, query, range.from(), range.to());
        boolean partial = Fragments.wanted(headers).filter("domain"::equals).isPresent();
        return Uni.combine()
                .all()
                .unis(
                        found(domain, request).map(found -> views.view(query, range, found)),
                        shell.page(SECTION, uri))
                .with((view, page) ->
                        partial ? Templates.show$domain(page, view) : Templates.show(page, view));
    }

    /** One after the other: all would use this request's one session. */
    private Uni<DomainViews.Found> found(String domain, DomainRequest request) {
        return domains.of(domain)
                .flatMap(states -> known(domain, states))
                .flatMap(states -> found(domain, request, states));
    }

    private Uni<List<ApplicationState>> known(String domain, List<ApplicationState> states) {
        if (!states.isEmpty()) {
            return Uni.createFrom().item(states);
        }
        return domains.isKnown(domain)
                .map(isKnown -> {
                    if (!isKnown) {
                        throw DomainRequest.unknown();
                    }
                    return states;
                });
    }

    private Uni<DomainViews.Found> found(
            String domain, DomainRequest request, List<ApplicationState> states) {
        var found = new FoundSoFar(domain, states);
        return ranges.waiting(states)
                .invoke(waiting -> found.waiting = waiting)
                .flatMap(done -> ranges.feeding(states))
                .invoke(feeding -> found.feeding = feeding)
                .flatMap(done -> domains.deployments(request.filter(), null, Domains.MOST_DRAWN))
                .invoke(drawn -> found.drawn = drawn)
                .flatMap(done ->
                        domains.deployments(request.filter(), request.after(), request.limit()))
                .flatMap(page -> ranges.of(page.items()).map(brought -> found.with(page, brought)));
    }

    /** What earlier questions were answered. */
    private static final class FoundSoFar {

        private final String domain;
        private final List<ApplicationState> states;
        private List<Range> waiting = List.of();
        private Map<String, Map<String, PathsAt>> feeding = Map.of();
        private dev.tidemark.projection.Page<Deployment> drawn =
                new dev.tidemark.projection.Page<>(List.of(), null);

        FoundSoFar(String domain, List<ApplicationState> states) {
            this.domain = domain;
            this.states = states;
        }

        DomainViews.Found with(dev.tidemark.projection.Page<Deployment> page, List<Range> brought) {
            return new DomainViews.Found(domain, states, waiting, feeding, drawn, page, brought);
        }
    }
}
