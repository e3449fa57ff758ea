package dev.tidemark.approval;

import dev.tidemark.atlantis.ChangeRuns;
import dev.tidemark.atlantis.Command;
import dev.tidemark.atlantis.ProjectRun;
import dev.tidemark.atlantis.Telling;
import dev.tidemark.event.ApprovalEvent;
import dev.tidemark.event.ApprovalRequest;
import dev.tidemark.event.Repository;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * By which decisions of this portal an apply was let out: those about exactly the plan that it
 * applied, taken after the plan was made and before the apply began.
 *
 * @param request the plan that was applied; null if it is not known, or had nothing to do
 * @param release the last that stood when the apply began; null if none did
 * @param reviews of an override, in their order
 */
public record LetOut(
        @Nullable ApprovalRequest request, @Nullable Release release, List<ApprovalFact> reviews) {

    private static final LetOut NOT_PLANNED = new LetOut(null, null, List.of());

    public LetOut {
        reviews = List.copyOf(reviews);
    }

    /** What let this apply out. */
    public static LetOut of(
            Repository repository, ChangeRuns runs, ChangeApprovals approvals, ProjectRun apply) {
        var requests = new PlanRequests(repository, approvals.number(), runs);
        Optional<ProjectRun> plan =
                requests.standing(apply.project())
                        .flatMap(project ->
                                project.runs().reversed().stream()
                                        .filter(run -> run.command() == Command.PLAN)
                                        .filter(run -> run.outcome().isGood())
                                        .filter(run -> !run.startedAt().isAfter(apply.startedAt()))
                                        .findFirst());
        return plan.flatMap(made ->
                        requests.of(made).map(request -> of(request, made, approvals, apply)))
                .orElse(NOT_PLANNED);
    }

    private static LetOut of(
            ApprovalRequest request, ProjectRun plan, ChangeApprovals approvals, ProjectRun apply) {
        List<ApprovalFact> history = approvals.of(request.id());
        long made = Boundary.made(plan);
        long began =
                apply.tellings().stream()
                        .map(Telling::fact)
                        .mapToLong(fact -> fact.position())
                        .min()
                        .orElseThrow();
        Release release =
                Releases.in(history).reversed().stream()
                        .filter(each -> each.by().position() > made)
                        .filter(each -> each.by().position() < began)
                        .findFirst()
                        .filter(each -> stood(each, history, began))
                        .orElse(null);
        return new LetOut(
                request,
                release,
                release == null || !release.isOverride() ? List.of() : reviews(release, history));
    }

    private static boolean stood(Release release, List<ApprovalFact> history, long began) {
        return history.stream()
                .filter(fact -> fact.position() > release.by().position())
                .filter(fact -> fact.position() < began)
                .noneMatch(fact ->
                        fact.event() instanceof ApprovalEvent.Voided
                                || fact.event() instanceof ApprovalEvent.Rejected);
    }

    private static List<ApprovalFact> reviews(Release override, List<ApprovalFact> history) {
        return history.stream()
                .filter(fact -> fact.position() > override.by().position())
                .filter(fact -> fact.event() instanceof ApprovalEvent.Reviewed)
                .filter(fact -> !Objects.equals(fact.actor(), override.by().actor()))
                .toList();
    }
}
