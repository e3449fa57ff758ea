package dev.tidemark.change;

import dev.tidemark.approval.PlanDecision;
import dev.tidemark.approval.PlanDecisions;
import dev.tidemark.atlantis.ChangeRuns;
import dev.tidemark.atlantis.Plans;
import dev.tidemark.event.Repository;
import dev.tidemark.web.Fragments;
import dev.tidemark.web.Page;
import dev.tidemark.web.Parameters;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

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

        static native TemplateInstance plan(Page page, PlanPage plan);
    }

    static final String SECTION = "changes";

    private final Changes changes;
    private final Plans plans;
    private final PlanDecisions decisions;
    private final ChangeLists lists;
    private final ChangeViews views;
    private final Shell shell;
    private final Times times;

    ChangePages(
            Changes changes,
            Plans plans,
            PlanDecisions decisions,
            ChangeLists lists,
            ChangeViews views,
            Shell shell,
            Times times) {
        this.changes = changes;
        this.plans = plans;
        this.decisions = decisions;
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
                .unis(view(owner, name, ChangeNumbers.parse(number)), shell.page(SECTION, uri))
                .with((view, page) -> {
                    return partial ? Templates.show$change(page, view) : Templates.show(page, view);
                });
    }

    /** All resources of one plan, a page at a time. */
    @GET
    @Path("/{owner}/{name}/{number}/plans/{position}")
    @Operation(hidden = true)
    public Uni<TemplateInstance> plan(
            @RestPath String owner,
            @RestPath String name,
            @RestPath String number,
            @RestPath String position,
            @RestQuery @Nullable String from,
            @Context UriInfo uri) {
        long place = Parameters.number("position", position);
        int first = from == null ? 0 : (int) Math.min(Parameters.number("from", from), 1_000_000);
        return Uni.combine()
                .all()
                .unis(
                        change(owner, name, ChangeNumbers.parse(number))
                                .flatMap(change ->
                                        runs(change)
                                                .flatMap(runs -> plan(change, runs, place, first))),
                        shell.page(SECTION, uri))
                .with((plan, page) -> Templates.plan(page, plan));
    }

    private Uni<PlanPage> plan(Change change, ChangeRuns runs, long position, int from) {
        return onWorker(() ->
                views.plan(change, runs, position, from).orElseThrow(ChangeNumbers::unknownPlan));
    }

    private static <T> Uni<T> onWorker(Supplier<T> blocking) {
        return Uni.createFrom()
                .item(blocking)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private Uni<Change> change(String owner, String name, long number) {
        return changes.find(null, owner, name, number)
                .map(found -> found.orElseThrow(ChangeNumbers::unknown));
    }

    private Uni<ChangeView> view(String owner, String name, long number) {
        return change(owner, name, number)
                .flatMap(change ->
                        runs(change)
                                .flatMap(runs ->
                                        decisions(change)
                                                .flatMap(decided -> view(change, runs, decided))));
    }

    private Uni<ChangeRuns> runs(Change change) {
        return plans.of(Repository.parse(change.repository()), change.number())
                .map(found -> found.orElse(ChangeRuns.NONE));
    }

    private Uni<List<PlanDecision>> decisions(Change change) {
        return decisions.of(Repository.parse(change.repository()), change.number());
    }

    /** Plans are read from kept documents, which blocks. */
    private Uni<ChangeView> view(Change change, ChangeRuns runs, List<PlanDecision> decided) {
        return onWorker(() -> views.view(change, runs, decided));
    }
}
