package dev.tidemark.atlantis;

import dev.tidemark.projection.JoinedFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was told of the plans and applies of one pull request, in order of time. Commit statuses are
 * not among it: they know their revision only, and stand in {@link RevisionStatuses}.
 *
 * @param repository host and GitHub's id; host and name while nobody knows the id
 */
public record ChangePlans(String repository, long number, List<PlanFact> facts) {

    public ChangePlans {
        facts = List.copyOf(facts);
    }

    static ChangePlans evolve(
            @Nullable ChangePlans current, String repository, long number, JoinedFact fact) {
        var facts = new ArrayList<PlanFact>(current == null ? List.of() : current.facts);
        facts.add(PlanFact.of(fact));
        return new ChangePlans(repository, number, facts);
    }

    /** What of it had happened at an instant. */
    ChangePlans until(Instant at) {
        return new ChangePlans(
                repository,
                number,
                facts.stream().filter(fact -> !fact.time().isAfter(at)).toList());
    }
}
