package dev.tidemark.approval;

import dev.tidemark.approval.World.Kind;
import dev.tidemark.approval.World.Step;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/**
 * No sequence of events lets an apply out for a plan that is not the current one, or with fewer
 * eligible people than the policy says; and what ought to be let out is.
 */
class DecisionProperties {

    @Provide
    Arbitrary<Step> steps() {
        Arbitrary<Kind> kinds =
                Arbitraries.oneOf(
                        Arbitraries.of(Kind.class),
                        Arbitraries.of(Kind.GRANT, Kind.PLAN, Kind.PLAN_DESTRUCTIVE));
        return Combinators.combine(
                        kinds,
                        Arbitraries.integers().between(0, World.PEOPLE.size() - 1),
                        Arbitraries.of(Oracle.Rules.class))
                .as(Step::new);
    }

    @Property(tries = 60)
    void whatIsLetOutIsTheCurrentPlanByEnoughPeople(
            @ForAll @Size(max = 30) List<@From("steps") Step> steps) {
        var world = new World();
        steps.forEach(world::take);
    }
}
