package dev.tidemark.approval;

import dev.tidemark.atlantis.BranchProjection;
import dev.tidemark.atlantis.BranchTip;
import dev.tidemark.atlantis.ChangePlans;
import dev.tidemark.atlantis.ChangeRuns;
import dev.tidemark.atlantis.PlanProjection;
import dev.tidemark.atlantis.Plans;
import dev.tidemark.atlantis.StatusProjection;
import dev.tidemark.event.ApprovalRequest;
import dev.tidemark.event.AtlantisProject;
import dev.tidemark.event.Repository;
import dev.tidemark.event.Subject;
import dev.tidemark.policy.PolicyAtHead;
import dev.tidemark.policy.PolicyInForce;
import dev.tidemark.policy.PolicyProjection;
import dev.tidemark.projection.AtHead;
import dev.tidemark.projection.FoldedToHead;
import dev.tidemark.projection.Projection;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads everything that a decision stands on as of the log's last entry. Blocking. */
@Singleton
class AtHeadReading {

    private static final PlanProjection PLANS = new PlanProjection();
    private static final StatusProjection STATUSES = new StatusProjection();
    private static final BranchProjection BRANCHES = new BranchProjection();
    private static final ApprovalProjection APPROVALS = new ApprovalProjection();
    private static final RequestProjection REQUESTS = new RequestProjection();
    private static final PusherProjection PUSHERS = new PusherProjection();
    private static final PolicyProjection POLICIES = new PolicyProjection();

    /** What has to be there for it. */
    static final List<Projection<?>> ALL =
            List.of(PLANS, STATUSES, BRANCHES, APPROVALS, REQUESTS, PUSHERS, POLICIES);

    private final FoldedToHead head;
    private final PolicyAtHead policy;

    AtHeadReading(FoldedToHead head, PolicyAtHead policy) {
        this.head = head;
        this.policy = policy;
    }

    /**
     * A pull request as of a position.
     *
     * @param policySubject what the policy's entries are about; null while nothing is known of its
     *     repository
     */
    record Read(ChangeState change, long position, @Nullable Subject policySubject) {

        /** How the subjects of all pushes to the repository begin: a base branch's has no own. */
        String pushes() {
            return Subject.of("revision", change.repository().toString()).value() + "/";
        }

        /** What, if told after this was read, may change a decision about this request. */
        Set<Subject> subjects(ApprovalRequest request) {
            var subjects = new HashSet<Subject>();
            Repository byId = change.repository();
            // Whoever posts a plan knows the repository's name alone.
            Repository byName = Repository.byName(byId.host(), change.name());
            for (Repository repository : List.of(byId, byName)) {
                AtlantisProject project = request.project();
                subjects.add(Subject.change(repository, request.change()));
                subjects.add(Subject.project(repository, project));
                subjects.add(Subject.project(repository, project.unnamed()));
                subjects.add(Subject.revision(repository, request.head()));
                subjects.add(Subject.repository(repository));
            }
            if (policySubject != null) {
                subjects.add(policySubject);
            }
            return subjects;
        }
    }

    /** The pull request that a request is about; nothing if there is no such request. */
    Optional<Read> of(String requestId) {
        return head.ask(ALL, at -> read(at, requestId));
    }

    private Optional<Read> read(AtHead at, String requestId) {
        Set<String> stored = new HashSet<>(at.keysWith(REQUESTS, RequestProjection.ID, requestId));
        stored.addAll(at.keysWith(APPROVALS, ApprovalProjection.REQUEST, requestId));
        return among(at, stored, requestId).or(() -> among(at, ahead(at), requestId));
    }

    private static Set<String> ahead(AtHead at) {
        Set<String> ahead = new HashSet<>(at.ahead(REQUESTS));
        ahead.addAll(at.ahead(APPROVALS));
        return ahead;
    }

    private Optional<Read> among(AtHead at, Set<String> keys, String requestId) {
        Map<String, RequestIndex> planned = at.rows(REQUESTS, keys);
        Map<String, ChangeApprovals> decided = at.rows(APPROVALS, keys);
        return keys.stream()
                .filter(key ->
                        (planned.containsKey(key) && planned.get(key).ids().contains(requestId))
                                || (decided.containsKey(key)
                                        && !decided.get(key).of(requestId).isEmpty()))
                .map(key -> change(at, key))
                .flatMap(Optional::stream)
                .filter(read -> read.change().standing(requestId).isPresent())
                .findFirst();
    }

    private Optional<Read> change(AtHead at, String key) {
        ChangePlans plans = at.rows(PLANS, Set.of(key)).get(key);
        if (plans == null) {
            return Optional.empty();
        }
        Repository repository = Repository.parse(plans.repository());
        ChangeApprovals approvals =
                at.rows(APPROVALS, Set.of(key))
                        .getOrDefault(key, ChangeApprovals.none(repository, plans.number()));
        ChangeRuns runs =
                ChangeRuns.of(
                        plans,
                        at.rows(STATUSES, Plans.revisions(plans)).values(),
                        base(at, plans).orElse(null));
        Optional<Subject> policySubject = policy.subject(at);
        var state =
                new ChangeState(
                        repository,
                        at.nameOf(PLANS, repository).orElse(repository.path()),
                        runs,
                        approvals,
                        pushers(at, repository, runs),
                        policySubject
                                .map(subject -> policy.inForce(at, subject))
                                .orElse(PolicyInForce.NONE));
        return Optional.of(new Read(state, at.position(), policySubject.orElse(null)));
    }

    private static Optional<BranchTip> base(AtHead at, ChangePlans plans) {
        return Plans.base(plans)
                .flatMap(key -> Optional.ofNullable(at.rows(BRANCHES, Set.of(key)).get(key)));
    }

    private static Pushers pushers(AtHead at, Repository repository, ChangeRuns runs) {
        return runs.heads()
                .now()
                .map(head -> PusherProjection.key(repository, head))
                .map(key -> at.rows(PUSHERS, Set.of(key)).get(key))
                .orElse(new Pushers(List.of()));
    }
}
