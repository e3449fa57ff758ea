package dev.tidemark.population;

import dev.tidemark.web.DayRange;
import dev.tidemark.web.Parameters;
import dev.tidemark.web.Times;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A {@link PopulationParameters}, read. */
record PopulationRequest(
        PopulationPeriod period, DayRange range, @Nullable String after, int limit) {

    /**
     * Reads them.
     *
     * @param days how many there are up to now, where no end is given; null for thirty
     */
    static PopulationRequest of(PopulationParameters query, @Nullable String days, Times times) {
        DayRange range = DayRange.of(days, query.from(), query.to(), times);
        String environment =
                Objects.requireNonNullElse(
                        Parameters.text("environment", query.environment()),
                        PopulationParameters.PRODUCTION);
        return new PopulationRequest(
                new PopulationPeriod(environment, range.from(), range.to()),
                range,
                Parameters.text("after", query.after()),
                Parameters.limit(query.limit()));
    }
}
