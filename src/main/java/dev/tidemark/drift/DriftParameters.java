package dev.tidemark.drift;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The filters as they stand in a URL. */
public record DriftParameters(
        @RestQuery @Parameter(description = "`open` or `closed`") @Nullable String state,
        @RestQuery
                @Parameter(
                        description =
                                "`application`: live state differs from Git; `outside-terraform`:"
                                        + " changed outside Terraform; `not-applied`: merged and"
                                        + " not applied")
                @Nullable String kind,
        @RestQuery @Parameter(description = "A domain; Terraform projects have none")
                @Nullable String domain,
        @RestQuery @Nullable String environment,
        @RestQuery
                @Parameter(
                        description =
                                "Lasted beyond this: a day in the portal's time zone, or an instant")
                @Nullable String from,
        @RestQuery @Parameter(description = "Began before this: a day or an instant")
                @Nullable String to,
        @RestQuery @Parameter(description = "`next` of the page before") @Nullable String after,
        @RestQuery @Parameter(description = "Items per page, 1 to 200; 50 if absent")
                @Nullable String limit) {}
