package dev.tidemark.overview;

import dev.tidemark.event.Repository;
import dev.tidemark.projection.Cursor;
import dev.tidemark.projection.InvalidCursor;
import dev.tidemark.projection.JoinedFact;
import dev.tidemark.projection.Page;
import dev.tidemark.web.BadRequest;
import dev.tidemark.web.Fragments;
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
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The first page: what happened lately, or how to begin. */
@Singleton
@Path("/")
@Produces(MediaType.TEXT_HTML)
class OverviewPages {

    @CheckedTemplate(basePath = "overview")
    static class Templates {
        private Templates() {}

        static native TemplateInstance show(
                dev.tidemark.web.Page page, OverviewView overview, ConnectGuide guide);

        static native TemplateInstance show$overview(
                dev.tidemark.web.Page page, OverviewView overview, ConnectGuide guide);
    }

    private static final int LINES = 40;

    private final Activity activity;
    private final RepositoryNames names;
    private final OverviewViews views;
    private final Connect connect;
    private final Shell shell;

    OverviewPages(
            Activity activity,
            RepositoryNames names,
            OverviewViews views,
            Connect connect,
            Shell shell) {
        this.activity = activity;
        this.names = names;
        this.views = views;
        this.connect = connect;
        this.shell = shell;
    }

    @GET
    @Operation(hidden = true)
    public Uni<TemplateInstance> show(
            @RestQuery @Nullable String after, @Context UriInfo uri, @Context HttpHeaders headers) {
        String cursor = cursor(after);
        Optional<String> part = Fragments.wanted(headers).filter("overview"::equals);
        return Uni.combine()
                .all()
                .unis(view(cursor), shell.page("", uri))
                .with((view, page) ->
                        part.isPresent()
                                ? Templates.show$overview(page, view, connect.guide())
                                : Templates.show(page, view, connect.guide()));
    }

    private Uni<OverviewView> view(@Nullable String cursor) {
        return activity.newest(cursor, LINES).flatMap(facts -> view(facts, cursor == null));
    }

    /** One after the other: both would use this request's one session. */
    private Uni<OverviewView> view(Page<JoinedFact> facts, boolean isNewest) {
        return names.of(repositories(facts))
                .flatMap(named ->
                        activity.totals()
                                .map(totals -> views.view(facts, named, totals, isNewest)));
    }

    private static List<String> repositories(Page<JoinedFact> facts) {
        return facts.items().stream()
                .map(JoinedFact::repository)
                .filter(Objects::nonNull)
                .map(Repository::toString)
                .distinct()
                .toList();
    }

    private static @Nullable String cursor(@Nullable String after) {
        String text = Parameters.text("after", after);
        if (text != null) {
            try {
                Cursor.parse(text, 2);
            } catch (InvalidCursor unreadable) {
                throw new BadRequest("after is the next of a page before, unchanged");
            }
        }
        return text;
    }
}
