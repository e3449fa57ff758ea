package dev.tidemark.project;

import dev.tidemark.web.Fragments;
import dev.tidemark.web.NotHere;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/** Terraform projects, and one with its history. */
@Singleton
@Path("/projects")
@Produces(MediaType.TEXT_HTML)
class ProjectPages {

    @CheckedTemplate(basePath = "project")
    static class Templates {
        private Templates() {}

        static native TemplateInstance list(Page page, String heading, List<ProjectView> projects);

        static native TemplateInstance list$projects(
                Page page, String heading, List<ProjectView> projects);

        static native TemplateInstance show(
                Page page, String heading, ProjectView project, List<ProjectView.Run> runs);

        static native TemplateInstance show$project(
                Page page, String heading, ProjectView project, List<ProjectView.Run> runs);
    }

    private static final String SECTION = "projects";

    private final TerraformProjects projects;
    private final ProjectViews views;
    private final Shell shell;

    ProjectPages(TerraformProjects projects, ProjectViews views, Shell shell) {
        this.projects = projects;
        this.views = views;
        this.shell = shell;
    }

    @GET
    @Operation(hidden = true)
    public Uni<TemplateInstance> list(@Context UriInfo uri, @Context HttpHeaders headers) {
        boolean partial = Fragments.wanted(headers).filter("projects"::equals).isPresent();
        return Uni.combine()
                .all()
                .unis(projects.list(), shell.page(SECTION, uri))
                .with((found, page) -> {
                    String heading = views.heading(found);
                    List<ProjectView> shown = found.stream().map(views::view).toList();
                    return partial
                            ? Templates.list$projects(page, heading, shown)
                            : Templates.list(page, heading, shown);
                });
    }

    @GET
    @Path("/{owner}/{name}/{key}")
    @Operation(hidden = true)
    public Uni<TemplateInstance> show(
            @RestPath String owner,
            @RestPath String name,
            @RestPath String key,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        boolean partial = Fragments.wanted(headers).filter("project"::equals).isPresent();
        return Uni.combine()
                .all()
                .unis(projects.find(owner + "/" + name, key), shell.page(SECTION, uri))
                .with((found, page) -> {
                    TerraformProjects.Detail detail = found.orElseThrow(ProjectPages::unknown);
                    String heading = views.heading(detail.summary());
                    ProjectView project = views.view(detail.summary());
                    List<ProjectView.Run> runs = views.history(detail);
                    return partial
                            ? Templates.show$project(page, heading, project, runs)
                            : Templates.show(page, heading, project, runs);
                });
    }

    static NotHere unknown() {
        return new NotHere("No Terraform project of this name is recorded for this repository.");
    }
}
