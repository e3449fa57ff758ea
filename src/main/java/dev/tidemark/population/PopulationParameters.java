package dev.tidemark.population;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What is asked for, as it stands in a URL. */
public record PopulationParameters(
        @RestQuery @Parameter(description = "`production` if absent") @Nullable String environment,
        @RestQuery
                @Parameter(
                        description =
                                "Began at or after: a day in the portal's time zone, or an instant")
                @Nullable String from,
        @RestQuery @Parameter(description = "Began before: a day or an instant")
                @Nullable String to,
        @RestQuery @Parameter(description = "`next` of the page before") @Nullable String after,
        @RestQuery @Parameter(description = "Changes per page, 1 to 200; 50 if absent")
                @Nullable String limit) {

    static final String PRODUCTION = "production";
}
