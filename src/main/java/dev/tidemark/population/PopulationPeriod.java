package dev.tidemark.population;

import java.time.Instant;

/**
 * Whose changes are asked for.
 *
 * @param environment as the policy or the mapping names it now
 * @param from inclusive: a change belongs to the period in which it began
 * @param to exclusive
 */
record PopulationPeriod(String environment, Instant from, Instant to) {

    boolean holds(Instant at) {
        return !at.isBefore(from) && at.isBefore(to);
    }
}
