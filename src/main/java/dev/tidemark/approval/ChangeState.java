package dev.tidemark.approval;

import dev.tidemark.atlantis.ChangeRuns;
import dev.tidemark.event.Repository;
import dev.tidemark.policy.PolicyInForce;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One pull request with everything that decisions about its plans stand on.
 *
 * @param name of the repository, {@code owner/name}
 * @param pushers of the head
 */
record ChangeState(
        Repository repository,
        String name,
        ChangeRuns runs,
        ChangeApprovals approvals,
        Pushers pushers,
        PolicyInForce policy) {

    /** Its requests by id. */
    Map<String, RequestStanding> standings() {
        return RequestFold.of(repository, runs, approvals);
    }

    /** Where one plan stands, though its project may have been planned again since. */
    Optional<RequestStanding> standing(String requestId) {
        return Optional.ofNullable(standings().get(requestId))
                .or(() -> RequestFold.named(repository, runs, approvals, requestId));
    }

    /** One of them with what it is about. */
    Optional<Situation> situation(String requestId, Instant now) {
        return standing(requestId).map(standing -> situation(standing, now));
    }

    /** Each of them with what it is about. */
    Collection<Situation> situations(Instant now) {
        return standings().values().stream()
                .map(standing -> situation(standing, now))
                .collect(Collectors.toList());
    }

    private Situation situation(RequestStanding standing, Instant now) {
        ChangeFacts facts =
                new ChangeReading(runs, approvals).facts(repository, name, standing, pushers);
        return new Situation(standing, facts, policy.policy(), policy.commit(), now);
    }

    /** With one more entry. */
    ChangeState with(ApprovalFact fact) {
        return new ChangeState(repository, name, runs, approvals.with(fact), pushers, policy);
    }
}
