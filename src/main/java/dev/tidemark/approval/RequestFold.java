package dev.tidemark.approval;

import dev.tidemark.atlantis.ChangeRuns;
import dev.tidemark.atlantis.Command;
import dev.tidemark.atlantis.ProjectRun;
import dev.tidemark.atlantis.ProjectStanding;
import dev.tidemark.event.Actor;
import dev.tidemark.event.ApprovalEvent;
import dev.tidemark.event.ApprovalEvent.Cause;
import dev.tidemark.event.ApprovalRequest;
import dev.tidemark.event.Repository;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Every request of one pull request: its plans, joined with what was decided about them. A pure
 * function of what was told, whatever voided entries were recorded or are missing.
 */
public final class RequestFold {

    /** Before the first position. */
    private static final long NOTHING = -1;

    private final Repository repository;
    private final ChangeRuns runs;
    private final ChangeApprovals approvals;
    private final PlanRequests plans;

    private RequestFold(Repository repository, ChangeRuns runs, ChangeApprovals approvals) {
        this.repository = repository;
        this.runs = runs;
        this.approvals = approvals;
        this.plans = new PlanRequests(repository, approvals.number(), runs);
    }

    /** By id: the newest plan of each project, and every plan that somebody decided about. */
    public static Map<String, RequestStanding> of(
            Repository repository, ChangeRuns runs, ChangeApprovals approvals) {
        var fold = new RequestFold(repository, runs, approvals);
        Map<String, ApprovalRequest> requests = new LinkedHashMap<>();
        runs.projects().stream()
                .map(fold.plans::newest)
                .flatMap(Optional::stream)
                .forEach(request -> requests.put(request.id(), request));
        approvals
                .facts()
                .forEach(fact -> requests.putIfAbsent(fact.request().id(), fact.request()));
        Map<String, RequestStanding> standings = new LinkedHashMap<>();
        requests.forEach((id, request) -> standings.put(id, fold.standing(request)));
        return standings;
    }

    /** One plan, though nobody decided about it and the project was planned again since. */
    static Optional<RequestStanding> named(
            Repository repository, ChangeRuns runs, ChangeApprovals approvals, String requestId) {
        var fold = new RequestFold(repository, runs, approvals);
        return fold.plans.named(requestId).map(fold::standing);
    }

    private RequestStanding standing(ApprovalRequest request) {
        ProjectStanding project = plans.standing(request.project()).orElse(null);
        ProjectRun plan = project == null ? null : plans.planOf(project, request).orElse(null);
        ProjectRun apply =
                project == null || plan == null
                        ? null
                        : PlanRequests.applyOf(project, plan).orElse(null);
        List<ApprovalFact> history = approvals.of(request.id());
        long planned =
                project == null || plan == null || project.obstacle().isPresent()
                        ? Long.MAX_VALUE
                        : Boundary.ofPlan(request, plan, runs.told(), history);
        List<Release> releases = Releases.in(history);
        boolean isOurs =
                apply != null
                        && plan != null
                        && releases.stream()
                                .filter(Release::isSent)
                                .anyMatch(each -> each.by().position() > Boundary.made(plan));
        Cause voided = voided(request, project, plan, isOurs);
        List<ApprovalFact> counting =
                voided == null
                        ? counting(history, Boundary.ofApprovals(planned, history, apply))
                        : List.of();
        ApprovalFact rejection = voided == null ? rejection(history, planned) : null;
        RequestState state =
                RequestStates.of(
                        releases, counting, rejection, voided, planned, isOurs ? apply : null);
        boolean isNewest =
                project != null
                        && plan != null
                        && project.last(Command.PLAN).filter(plan::equals).isPresent();
        return new RequestStanding(
                repository,
                request,
                state,
                project,
                isNewest ? plan : null,
                voided,
                history,
                counting,
                rejection,
                releases,
                isOurs ? apply : null,
                !counting(ofEqualPlans(request), NOTHING).isEmpty());
    }

    /** What was decided about this plan, and about the same one at another head. */
    private List<ApprovalFact> ofEqualPlans(ApprovalRequest request) {
        return approvals.facts().stream()
                .filter(fact -> fact.request().digest().equals(request.digest()))
                .filter(fact -> fact.request().fromText() == request.fromText())
                .filter(fact ->
                        fact.request().project().unnamed().equals(request.project().unnamed()))
                .toList();
    }

    /** Why a plan is not the current one; null if it is, or if it was applied by our command. */
    private @Nullable Cause voided(
            ApprovalRequest request,
            @Nullable ProjectStanding project,
            @Nullable ProjectRun plan,
            boolean isOurs) {
        boolean isApplied =
                project != null
                        && plan != null
                        && PlanRequests.applyOf(project, plan)
                                .filter(run -> !RequestStates.isRefused(run))
                                .isPresent();
        if (isApplied) {
            return isOurs ? null : Cause.APPLIED_ELSEWHERE;
        }
        if (!runs.heads().isOpen()) {
            return Cause.CLOSED;
        }
        if (runs.heads().now().filter(request.head()::equals).isEmpty()) {
            return Cause.HEAD_MOVED;
        }
        if (project == null
                || plan == null
                || project.last(Command.PLAN).filter(plan::equals).isEmpty()) {
            return Cause.NEW_PLAN;
        }
        return plan.discardedBy() == null ? null : Cause.PLAN_DISCARDED;
    }

    /** One per account: an approval that was neither taken back nor left behind. */
    private static List<ApprovalFact> counting(List<ApprovalFact> history, long boundary) {
        Map<String, ApprovalFact> standing = new LinkedHashMap<>();
        for (ApprovalFact fact : history) {
            Actor actor = fact.actor();
            if (fact.position() <= boundary || actor == null || actor.id() == null) {
                continue;
            }
            if (fact.event() instanceof ApprovalEvent.Granted) {
                standing.put(actor.id(), fact);
            } else if (fact.event() instanceof ApprovalEvent.Withdrawn) {
                standing.remove(actor.id());
            }
        }
        return List.copyOf(standing.values());
    }

    private static @Nullable ApprovalFact rejection(List<ApprovalFact> history, long boundary) {
        return history.reversed().stream()
                .filter(fact -> fact.position() > boundary)
                .filter(fact -> fact.event() instanceof ApprovalEvent.Rejected)
                .findFirst()
                .orElse(null);
    }
}
