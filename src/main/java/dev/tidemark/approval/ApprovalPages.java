package dev.tidemark.approval;

import dev.tidemark.access.CurrentPerson;
import dev.tidemark.access.Person;
import dev.tidemark.approval.ApprovalAnswers.Templates;
import dev.tidemark.approval.RequestView.Typed;
import dev.tidemark.web.Fragments;
import dev.tidemark.web.Page;
import dev.tidemark.web.Shell;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What waits for somebody, and one request beside it. */
@Singleton
@Path(RequestLinks.PAGE)
@Produces(MediaType.TEXT_HTML)
class ApprovalPages {

    static final String SECTION = "approvals";

    private final ApprovalRequests requests;
    private final RequestReading reading;
    private final InboxViews inboxes;
    private final RequestViews views;
    private final Outcomes outcomes;
    private final ApprovalAnswers answers;
    private final CurrentPerson current;
    private final Shell shell;

    ApprovalPages(
            ApprovalRequests requests,
            RequestReading reading,
            InboxViews inboxes,
            RequestViews views,
            Outcomes outcomes,
            ApprovalAnswers answers,
            CurrentPerson current,
            Shell shell) {
        this.requests = requests;
        this.reading = reading;
        this.inboxes = inboxes;
        this.views = views;
        this.outcomes = outcomes;
        this.answers = answers;
        this.current = current;
        this.shell = shell;
    }

    @GET
    @Operation(hidden = true)
    public Uni<Response> list(@Context UriInfo uri, @Context HttpHeaders headers) {
        Person person = current.person().orElse(null);
        boolean partial = Fragments.wanted(headers).filter("inbox"::equals).isPresent();
        return Uni.combine()
                .all()
                .unis(
                        requests.inbox(person).map(inbox -> inboxes.of(inbox, person, null)),
                        shell.page(SECTION, uri))
                .with((inbox, page) ->
                        partial ? Templates.list$inbox(page, inbox) : Templates.list(page, inbox))
                .flatMap(answers::page);
    }

    /** The figure in the header alone. */
    @GET
    @Path("/badge")
    @Operation(hidden = true)
    public Uni<Response> badge() {
        return requests.waitingFor(current.person().orElse(null))
                .flatMap(waiting -> answers.page(Templates.badge(waiting)));
    }

    /**
     * One request.
     *
     * @param done what the reader just decided, so that the page can say that it is recorded
     */
    @GET
    @Path("/{id}")
    @Operation(hidden = true)
    public Uni<Response> show(
            @RestPath String id,
            @RestQuery @Nullable String done,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        Person person = current.person().orElse(null);
        String fragment = Fragments.wanted(headers).orElse("");
        Uni<Page> shown = shell.page(SECTION, uri);
        if (fragment.equals("inbox")) {
            return requests.inbox(person)
                    .map(inbox -> inboxes.of(inbox, person, id))
                    .flatMap(inbox -> shown.map(page -> Templates.list$inbox(page, inbox)))
                    .flatMap(answers::page);
        }
        return reading.of(id, person)
                .flatMap(read ->
                        reading.known(read, person)
                                .map(known -> view(known, person, done))
                                .flatMap(view ->
                                        shown.map(page ->
                                                template(
                                                        fragment,
                                                        page,
                                                        inboxes.of(read.inbox(), person, id),
                                                        view))))
                .flatMap(answers::page);
    }

    private static TemplateInstance template(
            String fragment, Page page, InboxView inbox, RequestView view) {
        return switch (fragment) {
            case "request" -> Templates.show$request(page, view);
            case "planned" -> Templates.show$planned(page, view);
            case "decisions" -> Templates.show$decisions(page, view);
            default -> Templates.show(page, inbox, view);
        };
    }

    private RequestView view(
            RequestViews.Known known, @Nullable Person person, @Nullable String done) {
        return views.of(known, person, outcomes.taken(done, known.line(), person), Typed.NOTHING);
    }
}
