package dev.tidemark.approval;

import dev.tidemark.event.PlanCounts;
import dev.tidemark.event.Revision;
import dev.tidemark.policy.Freeze;
import dev.tidemark.policy.Policy;
import dev.tidemark.policy.Rule;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that a decision about one request stands on but the person: as the log says at one position,
 * and what time it is.
 *
 * @param policy what is in force
 * @param commit that brought it; null for the policy without a file
 */
public record Situation(
        RequestStanding standing,
        ChangeFacts change,
        Policy policy,
        @Nullable Revision commit,
        Instant now) {

    /** The rule for the project. */
    public Rule rule() {
        return policy.ruleFor(change.name(), standing.request().project());
    }

    public String environment() {
        return policy.environmentOf(change.name(), standing.request().project());
    }

    /** How many people must approve; of a plan that does not say what it does, as many as ever. */
    public int need() {
        PlanCounts planned = standing.plan() == null ? null : standing.plan().planned();
        return planned == null ? rule().approvalsWhenDestroying() : rule().needs(planned);
    }

    /** The freeze that the project is in. */
    public Optional<Freeze> freeze() {
        return policy.frozen(environment(), change.name(), standing.request().project(), now);
    }
}
