package dev.tidemark.approval;

import dev.tidemark.event.Repository;
import dev.tidemark.projection.JoinedFact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was decided and done about the plans of one pull request.
 *
 * @param repository host and GitHub's id
 * @param facts in the order of the log
 */
public record ChangeApprovals(String repository, long number, List<ApprovalFact> facts) {

    public ChangeApprovals {
        facts = List.copyOf(facts);
    }

    /** Nothing was. */
    public static ChangeApprovals none(Repository repository, long number) {
        return new ChangeApprovals(repository.toString(), number, List.of());
    }

    static ChangeApprovals evolve(
            @Nullable ChangeApprovals current, String repository, long number, JoinedFact fact) {
        var before = current == null ? new ChangeApprovals(repository, number, List.of()) : current;
        return before.with(ApprovalFact.of(fact));
    }

    /** By position, for no clock here is GitHub's. */
    ChangeApprovals with(ApprovalFact fact) {
        var all = new ArrayList<>(facts);
        all.add(fact);
        all.sort(Comparator.comparingLong(ApprovalFact::position));
        return new ChangeApprovals(repository, number, all);
    }

    /** Those about one request. */
    public List<ApprovalFact> of(String requestId) {
        return facts.stream().filter(fact -> fact.request().id().equals(requestId)).toList();
    }
}
