package dev.tidemark.change;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The filters as they stand in a URL. */
public record ChangeParameters(
        @RestQuery @Parameter(description = "`open`, `draft`, `merged` or `closed`")
                @Nullable String state,
        @RestQuery @Parameter(description = "Login of who opened it") @Nullable String author,
        @RestQuery @Parameter(description = "A domain that it touches") @Nullable String domain,
        @RestQuery @Parameter(description = "An environment that it touches")
                @Nullable String environment,
        @RestQuery
                @Parameter(description = "Words that the title, the branch or `#number` must hold")
                @Nullable String q,
        @RestQuery
                @Parameter(
                        description =
                                "Active at or after: a day in the portal's time zone, or an instant")
                @Nullable String from,
        @RestQuery @Parameter(description = "Active before: a day or an instant")
                @Nullable String to,
        @RestQuery @Parameter(description = "`next` of the page before") @Nullable String after,
        @RestQuery @Parameter(description = "Items per page, 1 to 200; 50 if absent")
                @Nullable String limit) {}
