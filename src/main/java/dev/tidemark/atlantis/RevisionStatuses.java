package dev.tidemark.atlantis;

import dev.tidemark.projection.JoinedFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What commit statuses told of one revision, in order of time. */
public record RevisionStatuses(List<PlanFact> facts) {

    public RevisionStatuses {
        facts = List.copyOf(facts);
    }

    static RevisionStatuses evolve(@Nullable RevisionStatuses current, JoinedFact fact) {
        var facts = new ArrayList<PlanFact>(current == null ? List.of() : current.facts);
        facts.add(PlanFact.of(fact));
        return new RevisionStatuses(facts);
    }

    /** What of it had happened at an instant. */
    RevisionStatuses until(Instant at) {
        return new RevisionStatuses(
                facts.stream().filter(fact -> !fact.time().isAfter(at)).toList());
    }
}
