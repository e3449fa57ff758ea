package dev.tidemark.approval;

import dev.tidemark.access.CurrentPerson;
import dev.tidemark.access.Person;
import dev.tidemark.approval.ApprovalAnswers.Templates;
import dev.tidemark.approval.RequestView.Notice;
import dev.tidemark.approval.RequestView.Typed;
import dev.tidemark.web.BadRequest;
import dev.tidemark.web.Fragments;
import dev.tidemark.web.NotHere;
import dev.tidemark.web.Page;
import dev.tidemark.web.Parameters;
import dev.tidemark.web.Shell;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/**
 * Takes the forms of a request's page. What is taken answers with the way back to the page; what is
 * not answers with the page itself, which says why and keeps what was typed.
 */
@Singleton
@Path(RequestLinks.PAGE + "/{id}")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Produces(MediaType.TEXT_HTML)
class DecisionForms {

    /** As many decisions of one person about one plan as anybody could take. */
    private static final long MOST = 1_000_000;

    private final RequestReading reading;
    private final Approvals approvals;
    private final InboxViews inboxes;
    private final RequestViews views;
    private final Outcomes outcomes;
    private final ApprovalAnswers answers;
    private final ApprovalMessages words;
    private final CurrentPerson current;
    private final Shell shell;

    DecisionForms(
            RequestReading reading,
            Approvals approvals,
            InboxViews inboxes,
            RequestViews views,
            Outcomes outcomes,
            ApprovalAnswers answers,
            ApprovalMessages words,
            CurrentPerson current,
            Shell shell) {
        this.reading = reading;
        this.approvals = approvals;
        this.inboxes = inboxes;
        this.views = views;
        this.outcomes = outcomes;
        this.answers = answers;
        this.words = words;
        this.current = current;
        this.shell = shell;
    }

    /** What somebody sent. */
    private record Sent(
            String id,
            @Nullable Person person,
            Verdict verdict,
            Typed typed,
            int number,
            boolean isPartial) {}

    @POST
    @Path("/grant")
    @Operation(hidden = true)
    public Uni<Response> grant(
            @RestPath String id,
            @RestForm @Nullable String reason,
            @RestForm @Nullable String number,
            @Context HttpHeaders headers) {
        return take(id, Verdict.GRANT, new Typed("decide", said(reason)), number, headers);
    }

    @POST
    @Path("/reject")
    @Operation(hidden = true)
    public Uni<Response> reject(
            @RestPath String id,
            @RestForm @Nullable String reason,
            @RestForm @Nullable String number,
            @Context HttpHeaders headers) {
        return take(id, Verdict.REJECT, new Typed("decide", said(reason)), number, headers);
    }

    @POST
    @Path("/withdraw")
    @Operation(hidden = true)
    public Uni<Response> withdraw(
            @RestPath String id,
            @RestForm @Nullable String reason,
            @RestForm @Nullable String number,
            @Context HttpHeaders headers) {
        return take(id, Verdict.WITHDRAW, new Typed("decide", said(reason)), number, headers);
    }

    @POST
    @Path("/override")
    @Operation(hidden = true)
    public Uni<Response> override(
            @RestPath String id,
            @RestForm @Nullable String reason,
            @RestForm @Nullable String number,
            @Context HttpHeaders headers) {
        var typed = new Typed("override", said(reason));
        return take(id, Verdict.OVERRIDE, typed, number, headers);
    }

    @POST
    @Path("/review")
    @Operation(hidden = true)
    public Uni<Response> review(
            @RestPath String id,
            @RestForm @Nullable String verdict,
            @RestForm @Nullable String reason,
            @RestForm @Nullable String number,
            @Context HttpHeaders headers) {
        return take(id, reviewed(verdict), new Typed("review", said(reason)), number, headers);
    }

    private static Verdict reviewed(@Nullable String verdict) {
        return switch (verdict) {
            case "uphold" -> Verdict.UPHOLD;
            case "object" -> Verdict.DISAPPROVE;
            case null, default -> throw new BadRequest("verdict is uphold or object");
        };
    }

    private static String said(@Nullable String reason) {
        return reason == null ? "" : reason;
    }

    private Uni<Response> take(
            String id, Verdict verdict, Typed typed, @Nullable String number, HttpHeaders headers) {
        if (number == null) {
            throw new BadRequest("number is missing");
        }
        var sent =
                new Sent(
                        id,
                        current.person().orElse(null),
                        verdict,
                        typed,
                        (int) Math.min(MOST, Parameters.number("number", number)),
                        Fragments.wanted(headers).filter("request"::equals).isPresent());
        Person person = sent.person();
        return person == null ? nobody(sent) : decide(sent, person);
    }

    private Uni<Response> decide(Sent sent, Person person) {
        Uni<Decided> decided =
                Uni.createFrom()
                        .item(() ->
                                approvals.decide(
                                        sent.id(),
                                        person,
                                        sent.verdict(),
                                        sent.typed().text(),
                                        sent.number()))
                        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
        return WhereAsked.goOn(decided).flatMap(each -> answer(sent, each));
    }

    private Uni<Response> answer(Sent sent, Decided decided) {
        return switch (decided) {
            case Decided.Recorded recorded -> Uni.createFrom().item(seeOther(sent, recorded));
            case Decided.Unknown ignored -> Uni.createFrom().failure(new NotHere(words.unknown()));
            case Decided.Refused ignored -> again(sent, decided);
            case Decided.Stale ignored -> again(sent, decided);
            case Decided.Later ignored -> again(sent, decided);
        };
    }

    private static Response seeOther(Sent sent, Decided.Recorded recorded) {
        return ApprovalAnswers.seeOther(
                RequestLinks.request(sent.id())
                        + "?done="
                        + Outcomes.name(recorded.fact().event()));
    }

    private Uni<Response> nobody(Sent sent) {
        return reading.of(sent.id(), null)
                .flatMap(read ->
                        page(
                                sent,
                                read,
                                known -> outcomes.nobody(known.explained()),
                                Response.Status.FORBIDDEN.getStatusCode()));
    }

    /** The page once more, with why. */
    private Uni<Response> again(Sent sent, Decided decided) {
        return reading.of(sent.id(), sent.person())
                .flatMap(read ->
                        page(
                                sent,
                                read,
                                known -> outcomes.of(decided, known),
                                Outcomes.status(decided)))
                .map(response -> withDelay(response, decided));
    }

    private static Response withDelay(Response response, Decided decided) {
        return decided instanceof Decided.Later later
                ? Response.fromResponse(response)
                        .header(HttpHeaders.RETRY_AFTER, Long.toString(later.after().toSeconds()))
                        .build()
                : response;
    }

    private Uni<Response> page(
            Sent sent,
            RequestReading.Read read,
            Function<RequestViews.Known, @Nullable Notice> outcome,
            int status) {
        Uni<Page> shown = shell.page(ApprovalPages.SECTION, RequestLinks.request(sent.id()));
        return reading.known(read, sent.person())
                .map(known -> views.of(known, sent.person(), outcome.apply(known), sent.typed()))
                .flatMap(view -> shown.map(page -> template(sent, read, page, view)))
                .flatMap(template -> answers.page(status, template));
    }

    private TemplateInstance template(
            Sent sent, RequestReading.Read read, Page page, RequestView view) {
        return sent.isPartial()
                ? Templates.show$request(page, view)
                : Templates.show(page, inboxes.of(read.inbox(), sent.person(), sent.id()), view);
    }
}
