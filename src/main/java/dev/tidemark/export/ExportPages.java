package dev.tidemark.export;

import dev.tidemark.trail.TrailSearch;
import dev.tidemark.web.Fragments;
import dev.tidemark.web.LogHead;
import dev.tidemark.web.Page;
import dev.tidemark.web.Shell;
import dev.tidemark.web.Times;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** What an export would be and proves, the way to take it, and how far others have come. */
@Singleton
@Path("/trail/export")
@Produces(MediaType.TEXT_HTML)
class ExportPages {

    @CheckedTemplate(basePath = "export")
    static class Templates {
        private Templates() {}

        static native TemplateInstance show(
                Page page, ExportView export, List<ExportView.Running> running);

        static native TemplateInstance show$exports(Page page, List<ExportView.Running> running);
    }

    private static final String SECTION = "trail";

    /** The page is worth more than the number in its heading. */
    private static final Duration COUNTING = Duration.ofSeconds(5);

    private final TrailSearch search;
    private final RunningExports running;
    private final ExportViews views;
    private final Shell shell;
    private final Times times;

    ExportPages(
            TrailSearch search,
            RunningExports running,
            ExportViews views,
            Shell shell,
            Times times) {
        this.search = search;
        this.running = running;
        this.views = views;
        this.shell = shell;
        this.times = times;
    }

    @GET
    @Operation(hidden = true)
    public Uni<TemplateInstance> show(@Context UriInfo uri, @Context HttpHeaders headers) {
        ExportRequest request = ExportRequest.of(uri.getQueryParameters(), times);
        List<ExportView.Running> exports = views.running(running.all());
        Uni<Page> around = shell.page(SECTION, uri);
        if (Fragments.wanted(headers).filter("exports"::equals).isPresent()) {
            return around.map(page -> Templates.show$exports(page, exports));
        }
        return around.flatMap(page ->
                count(request, page.head())
                        .map(count -> Templates.show(page, views.view(request, count), exports)));
    }

    /** As it is by now; what is downloaded is counted again. */
    private Uni<@Nullable Long> count(ExportRequest request, @Nullable LogHead head) {
        if (head == null) {
            return Uni.createFrom().nullItem();
        }
        long begin = request.after() == null ? 0 : Math.min(request.after() + 1, head.size());
        if (request.filter().isEverything()) {
            return Uni.createFrom().item(head.size() - begin);
        }
        return search.count(request.filter(), head.size())
                .flatMap(all ->
                        begin == 0
                                ? Uni.createFrom().item(all)
                                : search.count(request.filter(), begin).map(some -> all - some))
                .ifNoItem()
                .after(COUNTING)
                .fail()
                .onFailure(TimeoutException.class)
                .recoverWithNull();
    }
}
