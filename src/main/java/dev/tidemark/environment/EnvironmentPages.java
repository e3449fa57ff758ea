package dev.tidemark.environment;

import dev.tidemark.environment.PointParameters.Asked;
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
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Environments side by side, and one with everything that is to be said of it. */
@Singleton
@Path("/environments")
@Produces(MediaType.TEXT_HTML)
class EnvironmentPages {

    @CheckedTemplate(basePath = "environment")
    static class Templates {
        private Templates() {}

        static native TemplateInstance list(
                Page page,
                String heading,
                PointView point,
                MatrixView matrix,
                List<ComponentView> elsewhere);

        static native TemplateInstance list$environments(
                Page page,
                String heading,
                PointView point,
                MatrixView matrix,
                List<ComponentView> elsewhere);

        static native TemplateInstance show(
                Page page, EnvironmentView environment, PointView point);

        static native TemplateInstance show$environment(
                Page page, EnvironmentView environment, PointView point);

        static native TemplateInstance compare(
                Page page,
                String name,
                String heading,
                PointView point,
                List<DifferenceView> differences);
    }

    private static final String SECTION = "environments";

    private final Environments environments;
    private final EnvironmentViews views;
    private final ComponentViews components;
    private final PointParameters parameters;
    private final PointViews points;
    private final Shell shell;

    EnvironmentPages(
            Environments environments,
            EnvironmentViews views,
            ComponentViews components,
            PointParameters parameters,
            PointViews points,
            Shell shell) {
        this.environments = environments;
        this.views = views;
        this.components = components;
        this.parameters = parameters;
        this.points = points;
        this.shell = shell;
    }

    @GET
    @Operation(hidden = true)
    public Uni<TemplateInstance> list(
            @RestQuery @Nullable String at,
            @RestQuery @Nullable String known,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        boolean partial = Fragments.wanted(headers).filter("environments"::equals).isPresent();
        Asked asked = parameters.read(at, known);
        PointView point = points.view(asked, null, "/environments");
        return Uni.combine()
                .all()
                .unis(environments.all(asked.point()), shell.page(SECTION, uri))
                .with((all, page) -> {
                    String heading = views.heading(all.environments());
                    MatrixView matrix = components.matrix(all.environments());
                    List<ComponentView> elsewhere =
                            all.elsewhere().stream().map(components::view).toList();
                    return partial
                            ? Templates.list$environments(page, heading, point, matrix, elsewhere)
                            : Templates.list(page, heading, point, matrix, elsewhere);
                });
    }

    @GET
    @Path("/{name}")
    @Operation(hidden = true)
    public Uni<TemplateInstance> show(
            @RestPath String name,
            @RestQuery @Nullable String at,
            @RestQuery @Nullable String known,
            @RestQuery @Nullable String compare,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        Asked asked = parameters.read(at, known);
        Instant other = parameters.instant("compare", compare);
        PointView point = points.view(asked, other, ComponentViews.href(name));
        return other == null
                ? state(name, asked, point, uri, headers)
                : comparison(name, asked, other, point, uri);
    }

    private Uni<TemplateInstance> state(
            String name, Asked asked, PointView point, UriInfo uri, HttpHeaders headers) {
        boolean partial = Fragments.wanted(headers).filter("environment"::equals).isPresent();
        return Uni.combine()
                .all()
                .unis(environments.of(name, asked.point()), shell.page(SECTION, uri))
                .with((state, page) -> {
                    EnvironmentView environment = views.view(state, asked.point());
                    return partial
                            ? Templates.show$environment(page, environment, point)
                            : Templates.show(page, environment, point);
                });
    }

    private Uni<TemplateInstance> comparison(
            String name, Asked asked, Instant other, PointView point, UriInfo uri) {
        return Uni.combine()
                .all()
                .unis(
                        environments.of(name, asked.point()),
                        environments.of(name, new Point(other, asked.point().known())),
                        shell.page(SECTION, uri))
                .with((state, compared, page) -> {
                    List<Difference> differences = Difference.between(state, compared);
                    return Templates.compare(
                            page,
                            name,
                            views.heading(name, differences),
                            point,
                            differences.stream().map(views::view).toList());
                });
    }
}
