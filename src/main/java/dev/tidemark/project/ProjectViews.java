package dev.tidemark.project;

import dev.tidemark.atlantis.ChangeRuns;
import dev.tidemark.atlantis.PlanStates;
import dev.tidemark.atlantis.ProjectLinks;
import dev.tidemark.atlantis.ProjectRun;
import dev.tidemark.atlantis.ProjectStanding;
import dev.tidemark.atlantis.RunEvents;
import dev.tidemark.event.Actor;
import dev.tidemark.event.Event;
import dev.tidemark.event.Repository;
import dev.tidemark.event.Subject;
import dev.tidemark.event.TerraformEvent;
import dev.tidemark.sentence.EventMark;
import dev.tidemark.sentence.EventSentence;
import dev.tidemark.sentence.Mark;
import dev.tidemark.sentence.Telling;
import dev.tidemark.sentence.VisibleText;
import dev.tidemark.web.Figures;
import dev.tidemark.web.Times;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Read models of projects as their pages show them. */
@Singleton
class ProjectViews {

    /** A lock that nobody needs keeps every other pull request from planning. */
    private static final int LONG_DAYS = 3;

    private final PlanStates states;
    private final EventSentence sentence;
    private final EventMark mark;
    private final ProjectMessages words;
    private final Times times;

    ProjectViews(
            PlanStates states,
            EventSentence sentence,
            EventMark mark,
            ProjectMessages words,
            Times times) {
        this.states = states;
        this.sentence = sentence;
        this.mark = mark;
        this.words = words;
        this.times = times;
    }

    String heading(List<ProjectSummary> projects) {
        if (projects.isEmpty()) {
            return words.headingNone();
        }
        var what = new ArrayList<String>();
        long waiting = count(projects, each -> !waiting(each).isEmpty());
        long notApplied = count(projects, each -> !each.notApplied().isEmpty());
        long drifting = count(projects, each -> each.look() != null && each.look().isDrift());
        if (waiting > 0) {
            what.add(words.withPlans(Figures.grouped(waiting)));
        }
        if (notApplied > 0) {
            what.add(words.withNotApplied(Figures.grouped(notApplied)));
        }
        if (drifting > 0) {
            what.add(words.withDrift(Figures.grouped(drifting)));
        }
        return words.heading(
                Figures.grouped(projects.size()),
                what.isEmpty() ? words.calm() : String.join(", ", what));
    }

    private static long count(
            List<ProjectSummary> projects, java.util.function.Predicate<ProjectSummary> which) {
        return projects.stream().filter(which).count();
    }

    private static List<ProjectSummary.InChange> waiting(ProjectSummary project) {
        return project.open().stream()
                .filter(each -> each.standing().state() == ProjectStanding.State.PLANNED)
                .toList();
    }

    /** Its own page's sentence. */
    String heading(ProjectSummary project) {
        String name = VisibleText.of(ChangeRuns.name(project.project())).shown();
        ProjectSummary.Applied applied = project.lastApply();
        return applied == null
                ? words.neverApplied(name)
                : words.appliedAge(name, times.age(ChangeRuns.placedAt(applied.run())));
    }

    ProjectView view(ProjectSummary project) {
        String href = ProjectLinks.href(project.repository(), project.project());
        return new ProjectView(
                href,
                "/api/v1" + href,
                VisibleText.of(ChangeRuns.name(project.project())),
                VisibleText.of(
                        project.project().dir() + " (" + project.project().workspace() + ")"),
                project.repository(),
                project.environment(),
                applied(project),
                changes(project),
                lock(project),
                project.lock() != null,
                look(project.look()));
    }

    private static ProjectView.@Nullable Applied applied(ProjectSummary project) {
        ProjectSummary.Applied applied = project.lastApply();
        if (applied == null) {
            return null;
        }
        ProjectRun run = applied.run();
        return new ProjectView.Applied(
                ChangeRuns.placedAt(run),
                run.head() == null ? null : run.head().abbreviated(),
                change(project, applied.change()),
                "#" + applied.change(),
                login(applied.by()));
    }

    private static String change(ProjectSummary project, long number) {
        return "/changes/" + project.repository() + "/" + number;
    }

    private List<ProjectView.InChange> changes(ProjectSummary project) {
        return Stream.concat(project.open().stream(), project.notApplied().stream())
                .map(each ->
                        new ProjectView.InChange(
                                states.of(each.standing().state()),
                                change(project, each.change()),
                                "#" + each.change(),
                                each.isStale() ? words.staleShort() : null))
                .toList();
    }

    private ProjectView.@Nullable Lock lock(ProjectSummary project) {
        TerraformProject.Lock lock = project.lock();
        if (lock == null || !lock.isHeld()) {
            return null;
        }
        boolean isLong = project.isLockedLongerThan(Duration.ofDays(LONG_DAYS), times.now());
        return new ProjectView.Lock(
                change(project, lock.change()),
                "#" + lock.change(),
                login(lock.by()),
                lock.since(),
                isLong ? words.heldTooLong(LONG_DAYS) : null);
    }

    private ProjectView.@Nullable Look look(TerraformProject.@Nullable Look look) {
        if (look == null) {
            return null;
        }
        Mark found =
                look.isDrift()
                        ? new Mark("drift", words.differs(Figures.grouped(look.resources())))
                        : new Mark("ok", words.noDrift());
        String origin =
                look.origin() == TerraformEvent.Origin.DETECTION
                        ? words.byDetection()
                        : words.byPlan();
        return new ProjectView.Look(found, look.at(), origin);
    }

    private static @Nullable VisibleText login(@Nullable Actor actor) {
        return actor == null ? null : VisibleText.of(actor.login());
    }

    /** Every run of one project, the newest first. */
    List<ProjectView.Run> history(TerraformProjects.Detail detail) {
        var runs = new ArrayList<ProjectView.Run>();
        for (Map.Entry<Long, ChangeRuns> change : detail.history().entrySet()) {
            change.getValue().projects().stream()
                    .filter(standing -> detail.summary().isOf(standing.project()))
                    .flatMap(standing -> standing.runs().stream())
                    .forEach(run -> runs.add(run(detail.summary(), change.getKey(), run)));
        }
        runs.sort(Comparator.comparing(ProjectView.Run::at).reversed());
        return withDays(runs);
    }

    private ProjectView.Run run(ProjectSummary project, long change, ProjectRun run) {
        Event event = RunEvents.of(run);
        var telling =
                new Telling(
                        event,
                        null,
                        Subject.change(Repository.parse(project.repositoryId()), change),
                        project.repository());
        return new ProjectView.Run(
                ChangeRuns.placedAt(run),
                false,
                mark.of(event),
                sentence.of(telling),
                change(project, change),
                "#" + change,
                run.channels(),
                run.tellings().getFirst().fact().position());
    }

    private List<ProjectView.Run> withDays(List<ProjectView.Run> runs) {
        var marked = new ArrayList<ProjectView.Run>(runs.size());
        Instant before = null;
        for (ProjectView.Run run : runs) {
            boolean newDay = before == null || times.daysDiffer(before, run.at());
            marked.add(
                    new ProjectView.Run(
                            run.at(),
                            newDay,
                            run.mark(),
                            run.sentence(),
                            run.href(),
                            run.change(),
                            run.channels(),
                            run.position()));
            before = run.at();
        }
        return marked;
    }
}
