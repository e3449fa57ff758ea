package dev.tidemark.web;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An error as RFC 9457 writes it. */
@Schema(description = "RFC 9457 problem details")
public record Problem(
        String title,
        int status,
        @Nullable String detail,
        @Schema(description = "Under which the portal's own log tells more") @Nullable String id) {

    public static final String MEDIA_TYPE = "application/problem+json";
}
