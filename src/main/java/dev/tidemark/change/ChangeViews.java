package dev.tidemark.change;

import dev.tidemark.approval.PlanDecision;
import dev.tidemark.atlantis.ChangeRuns;
import dev.tidemark.atlantis.Command;
import dev.tidemark.atlantis.PlanViews;
import dev.tidemark.atlantis.ProjectStanding;
import dev.tidemark.event.Actor;
import dev.tidemark.event.ChangeEvent.ReviewState;
import dev.tidemark.event.Event;
import dev.tidemark.event.Repository;
import dev.tidemark.event.Revision;
import dev.tidemark.event.Subject;
import dev.tidemark.sentence.EventSentence;
import dev.tidemark.sentence.Mark;
import dev.tidemark.sentence.Sentence;
import dev.tidemark.sentence.Telling;
import dev.tidemark.sentence.VisibleText;
import dev.tidemark.web.Times;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A read model as its page shows it. */
@Singleton
class ChangeViews {

    /** Four documents of details. */
    private static final int PLAN_PAGE = 200;

    private final EventSentence sentence;
    private final ChangeStory story;
    private final PlanViews plans;
    private final ChangePath path;
    private final ChangeMessages words;
    private final PathMessages summaries;
    private final Times times;

    ChangeViews(
            EventSentence sentence,
            ChangeStory story,
            PlanViews plans,
            ChangePath path,
            ChangeMessages words,
            PathMessages summaries,
            Times times) {
        this.sentence = sentence;
        this.story = story;
        this.plans = plans;
        this.path = path;
        this.words = words;
        this.summaries = summaries;
        this.times = times;
    }

    private static String href(String repositoryName, long number) {
        return "/changes/" + repositoryName + "/" + number;
    }

    /** {@code owner/name}, or what is known instead where no entry told the name. */
    static String repositoryName(Change change) {
        String name = change.repositoryName();
        return name == null ? Repository.parse(change.repository()).path() : name;
    }

    ChangeLine line(ChangeSummary change) {
        return new ChangeLine(
                href(change.repositoryName(), change.number()),
                change.repositoryName(),
                change.number(),
                VisibleText.ofNullable(change.title()),
                state(change.state()),
                VisibleText.ofNullable(change.author()),
                touches(change.domains(), change.environments()),
                change.touchesAny(),
                change.openedAt(),
                change.updatedAt());
    }

    private static List<VisibleText> touches(List<String> domains, List<String> environments) {
        return Stream.concat(domains.stream(), environments.stream()).map(VisibleText::of).toList();
    }

    /** Blocking, because plans are read from the kept documents. */
    ChangeView view(Change change, ChangeRuns runs, List<PlanDecision> decided) {
        String href = href(repositoryName(change), change.number());
        List<ChangeView.Step> steps = story.steps(change, runs, decided);
        return new ChangeView(
                href,
                repositoryName(change),
                change.number(),
                VisibleText.ofNullable(change.title()),
                summary(change, runs),
                sourceHref(change),
                "/api/v1" + href,
                path.stages(change, runs),
                steps,
                planned(change, runs, decided, href),
                facts(change),
                took(change),
                positions(steps));
    }

    /** The newest plan of each project, and where it is decided about. */
    private List<ChangeView.Planned> planned(
            Change change, ChangeRuns runs, List<PlanDecision> decided, String href) {
        var planned = new ArrayList<ChangeView.Planned>();
        for (ProjectStanding project : runs.projects()) {
            project.last(Command.PLAN)
                    .map(plan -> plans.of(runs, project, plan, href, repositoryName(change)))
                    .map(plan -> new ChangeView.Planned(plan, approval(project, decided)))
                    .ifPresent(planned::add);
        }
        return planned;
    }

    private static ChangeView.@Nullable Approval approval(
            ProjectStanding project, List<PlanDecision> decided) {
        return decided.stream()
                .filter(PlanDecision::isNewest)
                .filter(each -> each.project().unnamed().equals(project.project().unnamed()))
                .findFirst()
                .map(each -> new ChangeView.Approval(each.href(), each.state(), each.tally()))
                .orElse(null);
    }

    /** A page of one plan's resources. Blocking. */
    Optional<PlanPage> plan(Change change, ChangeRuns runs, long position, int from) {
        String href = href(repositoryName(change), change.number());
        String own = href + "/plans/" + position;
        return plans.of(runs, repositoryName(change), position, from, PLAN_PAGE)
                .map(view ->
                        new PlanPage(
                                href,
                                repositoryName(change),
                                change.number(),
                                view,
                                Math.min(from + 1, view.all()),
                                Math.min(from + PLAN_PAGE, view.all()),
                                view.all(),
                                from == 0 ? null : own + "?from=" + Math.max(0, from - PLAN_PAGE),
                                from + PLAN_PAGE >= view.all()
                                        ? null
                                        : own + "?from=" + (from + PLAN_PAGE)));
    }

    Mark state(State state) {
        return switch (state) {
            case OPEN -> new Mark("waiting", words.open());
            case DRAFT -> new Mark("next", words.draft());
            case MERGED -> new Mark("ok", words.merged());
            case CLOSED -> new Mark("void", words.closed());
        };
    }

    private String summary(Change change, ChangeRuns runs) {
        Instant opened = change.openedAt();
        Instant ended = change.mergedAt() == null ? change.closedAt() : change.mergedAt();
        return switch (change.state()) {
            case MERGED ->
                    opened == null || ended == null
                            ? summaries.wasMergedSometime()
                            : summaries.wasMerged(between(opened, ended));
            case CLOSED ->
                    opened == null || ended == null
                            ? summaries.wasClosedSometime()
                            : summaries.wasClosed(between(opened, ended));
            case DRAFT ->
                    opened == null
                            ? summaries.isOpen()
                            : summaries.isDraft(between(opened, times.now()));
            case OPEN ->
                    opened == null
                            ? summaries.isOpen()
                            : waiting(change, runs, between(opened, times.now()));
        };
    }

    private String waiting(Change change, ChangeRuns runs, String duration) {
        Optional<ReviewState> decision = ChangePath.decision(change).map(Review::state);
        if (decision.isEmpty()) {
            return ChangePath.firstReview(change).isEmpty()
                    ? summaries.waitsForReview(duration)
                    : summaries.waitsForApproval(duration);
        }
        if (decision.get() != ReviewState.APPROVED) {
            return summaries.waitsForAuthor(duration);
        }
        boolean isPlanned =
                runs.projects().stream()
                        .anyMatch(each -> each.state() == ProjectStanding.State.PLANNED);
        return isPlanned ? summaries.waitsForApply(duration) : summaries.waitsForMerge(duration);
    }

    /** As it is said away from the change's own page. */
    Sentence sentence(Change change, Moment moment) {
        return sentence.of(telling(change, moment));
    }

    private static Telling telling(Change change, Moment moment) {
        return telling(change, moment.event(), moment.actor());
    }

    static Telling telling(Change change, Event event, @Nullable Actor actor) {
        return new Telling(
                event,
                actor,
                Subject.change(Repository.parse(change.repository()), change.number()),
                change.repositoryName());
    }

    private ChangeView.Facts facts(Change change) {
        return new ChangeView.Facts(
                state(change.state()),
                login(change.author()),
                change.proof().word(),
                VisibleText.ofNullable(change.headRef()),
                VisibleText.ofNullable(change.base()),
                touches(change.domains(), change.environments()),
                change.touchesAny(),
                abbreviated(change.head()),
                abbreviated(change.mergeCommit()));
    }

    private List<ChangeView.Took> took(Change change) {
        var took = new ArrayList<ChangeView.Took>();
        Instant opened = change.openedAt();
        if (opened == null) {
            return took;
        }
        ChangePath.firstReview(change)
                .ifPresent(first -> took.add(took(words.toReview(), opened, first.time())));
        ChangePath.decision(change)
                .filter(review -> review.state() == ReviewState.APPROVED)
                .ifPresent(review -> took.add(took(words.toApproval(), opened, review.at())));
        if (change.mergedAt() != null) {
            took.add(took(words.toMerge(), opened, change.mergedAt()));
        } else if (change.closedAt() != null) {
            took.add(took(words.toClose(), opened, change.closedAt()));
        } else {
            String running = words.stillRunning(between(opened, times.now()));
            took.add(new ChangeView.Took(words.toMerge(), running));
        }
        return took;
    }

    private ChangeView.Took took(String label, Instant from, Instant to) {
        return new ChangeView.Took(label, between(from, to));
    }

    private String between(Instant from, Instant to) {
        return times.duration(Duration.between(from, to));
    }

    private static ChangeView.@Nullable Positions positions(List<ChangeView.Step> steps) {
        var positions = steps.stream().mapToLong(ChangeView.Step::position).summaryStatistics();
        return positions.getCount() == 0
                ? null
                : new ChangeView.Positions(
                        positions.getMin(), positions.getMax(), (int) positions.getCount());
    }

    /** GitHub's own address of it. */
    private static String sourceHref(Change change) {
        return "https://"
                + Repository.parse(change.repository()).host()
                + "/"
                + repositoryName(change)
                + "/pull/"
                + change.number();
    }

    private static @Nullable VisibleText login(@Nullable Actor actor) {
        return actor == null ? null : VisibleText.of(actor.login());
    }

    private static @Nullable String abbreviated(@Nullable Revision revision) {
        return revision == null ? null : revision.abbreviated();
    }
}
