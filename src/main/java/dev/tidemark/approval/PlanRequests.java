package dev.tidemark.approval;

import dev.tidemark.atlantis.ChangeRuns;
import dev.tidemark.atlantis.Command;
import dev.tidemark.atlantis.ProjectRun;
import dev.tidemark.atlantis.ProjectStanding;
import dev.tidemark.event.ApprovalRequest;
import dev.tidemark.event.AtlantisProject;
import dev.tidemark.event.PlanDocument;
import dev.tidemark.event.PlanText;
import dev.tidemark.event.Repository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The plans of one pull request as requests: those that would change something and have a name. */
final class PlanRequests {

    private final Repository repository;
    private final long number;
    private final ChangeRuns runs;

    PlanRequests(Repository repository, long number, ChangeRuns runs) {
        this.repository = repository;
        this.number = number;
        this.runs = runs;
    }

    /** Of the newest plan of a project; nothing where it has no digest or is none. */
    Optional<ApprovalRequest> newest(ProjectStanding project) {
        return project.last(Command.PLAN).flatMap(this::of);
    }

    Optional<ApprovalRequest> of(ProjectRun plan) {
        return of(plan, plan.project(), plan.document());
    }

    private Optional<ApprovalRequest> of(
            ProjectRun plan, AtlantisProject project, @Nullable PlanDocument document) {
        PlanText text = plan.text();
        String fromText = text == null ? null : text.digest();
        String digest = document == null ? fromText : document.digest();
        return digest == null || plan.head() == null || plan.isEmpty() || !plan.outcome().isGood()
                ? Optional.empty()
                : Optional.of(
                        ApprovalRequest.of(
                                repository,
                                number,
                                project,
                                plan.head(),
                                digest,
                                document == null));
    }

    /** With what it was while less was told of the plan: it was shown then, and has a link. */
    private Stream<ApprovalRequest> ever(ProjectRun plan) {
        AtlantisProject project = plan.project();
        return Stream.of(
                        of(plan),
                        of(plan, project, null),
                        of(plan, project.unnamed(), plan.document()),
                        of(plan, project.unnamed(), null))
                .flatMap(Optional::stream);
    }

    /** Whatever plan this is the id of, whether or not the project was planned again since. */
    Optional<ApprovalRequest> named(String requestId) {
        return runs.projects().stream()
                .flatMap(project -> project.runs().stream())
                .filter(run -> run.command() == Command.PLAN)
                .flatMap(this::ever)
                .filter(request -> request.id().equals(requestId))
                .findFirst();
    }

    /** Where the project of a request stands, by its name or, where that came later, its place. */
    Optional<ProjectStanding> standing(AtlantisProject project) {
        List<ProjectStanding> all = runs.projects();
        return all.stream()
                .filter(each -> each.project().equals(project))
                .findFirst()
                .or(() ->
                        all.stream()
                                .filter(each -> each.project().unnamed().equals(project.unnamed()))
                                .findFirst());
    }

    /** The last run that made this plan. */
    Optional<ProjectRun> planOf(ProjectStanding project, ApprovalRequest request) {
        return project.runs().reversed().stream()
                .filter(run -> run.command() == Command.PLAN)
                .filter(run -> of(run).filter(made -> made.id().equals(request.id())).isPresent())
                .findFirst();
    }

    /** The last apply of a plan: one that began before the project was planned again. */
    static Optional<ProjectRun> applyOf(ProjectStanding project, ProjectRun plan) {
        @Nullable Instant next =
                project.runs().stream()
                        .filter(run -> run.command() == Command.PLAN)
                        .map(ProjectRun::startedAt)
                        .filter(started -> started.isAfter(plan.startedAt()))
                        .findFirst()
                        .orElse(null);
        return project.runs().reversed().stream()
                .filter(run -> run.command() == Command.APPLY)
                .filter(run -> !run.startedAt().isBefore(plan.startedAt()))
                .filter(run -> next == null || run.startedAt().isBefore(next))
                .findFirst();
    }
}
