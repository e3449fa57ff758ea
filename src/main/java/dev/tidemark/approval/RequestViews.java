package dev.tidemark.approval;

import dev.tidemark.access.Person;
import dev.tidemark.approval.RequestView.Notice;
import dev.tidemark.approval.RequestView.Typed;
import dev.tidemark.atlantis.ChangeRuns;
import dev.tidemark.atlantis.PlanView;
import dev.tidemark.atlantis.PlanViews;
import dev.tidemark.atlantis.ProjectRun;
import dev.tidemark.atlantis.ProjectStanding;
import dev.tidemark.event.Actor;
import dev.tidemark.event.ApprovalRequest;
import dev.tidemark.sentence.Mark;
import dev.tidemark.sentence.VisibleText;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One request as its page shows it. Blocking: plans are read from kept documents. */
@Singleton
class RequestViews {

    /**
     * What a page is made of.
     *
     * @param ofChange every request of the pull request
     * @param effects what is being done in GitHub because of it
     * @param explained what an approval by the reader would come to
     */
    record Known(
            ApprovalLine line,
            List<ApprovalLine> ofChange,
            ChangeRuns runs,
            List<EffectProgress> effects,
            Explained explained,
            boolean mayReview) {

        Known {
            ofChange = List.copyOf(ofChange);
            effects = List.copyOf(effects);
        }
    }

    private final PlanViews plans;
    private final PlanDeeds deeds;
    private final FactViews facts;
    private final RequestPath path;
    private final RequestMarks marks;
    private final StandingNotices notices;
    private final DecisionPanels panels;

    RequestViews(
            PlanViews plans,
            PlanDeeds deeds,
            FactViews facts,
            RequestPath path,
            RequestMarks marks,
            StandingNotices notices,
            DecisionPanels panels) {
        this.plans = plans;
        this.deeds = deeds;
        this.facts = facts;
        this.path = path;
        this.marks = marks;
        this.notices = notices;
        this.panels = panels;
    }

    RequestView of(Known known, @Nullable Person person, @Nullable Notice outcome, Typed typed) {
        ApprovalLine line = known.line();
        ApprovalRequest request = line.standing().request();
        Actor author = line.situation().change().author();
        Mark state = marks.of(line.situation(), known.effects());
        return new RequestView(
                RequestLinks.request(line.id()),
                RequestLinks.change(line),
                RequestLinks.source(line),
                "/api/v1" + RequestLinks.request(line.id()),
                RequestLinks.repository(line),
                request.change(),
                VisibleText.ofNullable(line.situation().change().title()),
                author == null ? null : VisibleText.of(author.login()),
                VisibleText.of(ChangeRuns.name(request.project())),
                line.environment(),
                deeds.sentence(line.planned()),
                line.plannedAt(),
                state,
                path.of(line),
                notices.of(line, known.effects(), currentHref(known)),
                outcome,
                panels.of(line, known.explained(), person, known.mayReview()),
                typed,
                request.head().abbreviated(),
                digest(request.digest()),
                request.fromText(),
                plan(known).map(view -> view.as(state, line.environment())).orElse(null),
                facts.history(line),
                facts.earlier(line, known.ofChange()));
    }

    /** Both ends, so that two can be told apart; the whole stands in the title. */
    static VisibleText digest(String digest) {
        return digest.length() < 12
                ? VisibleText.of(digest)
                : new VisibleText(
                        digest.substring(0, 4) + "…" + digest.substring(digest.length() - 4),
                        digest);
    }

    private Optional<PlanView> plan(Known known) {
        RequestStanding standing = known.line().standing();
        PlanRequests requests = requests(known);
        Optional<ProjectStanding> project = requests.standing(standing.request().project());
        Optional<ProjectRun> run =
                Optional.ofNullable(standing.plan())
                        .or(() ->
                                project.flatMap(each -> requests.planOf(each, standing.request())));
        return project.isEmpty() || run.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        plans.of(
                                known.runs(),
                                project.get(),
                                run.get(),
                                RequestLinks.change(known.line()),
                                RequestLinks.repository(known.line())));
    }

    /** Where the newest plan of the project is decided about, unless that is here. */
    static @Nullable String currentHref(Known known) {
        ApprovalRequest request = known.line().standing().request();
        return newest(known)
                .filter(newest -> !newest.id().equals(request.id()))
                .map(newest -> RequestLinks.request(newest.id()))
                .orElse(null);
    }

    static Optional<ApprovalRequest> newest(Known known) {
        PlanRequests requests = requests(known);
        return requests.standing(known.line().standing().request().project())
                .flatMap(requests::newest);
    }

    private static PlanRequests requests(Known known) {
        RequestStanding standing = known.line().standing();
        return new PlanRequests(standing.repository(), standing.request().change(), known.runs());
    }
}
