package dev.tidemark.approval;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A decision as it is posted. */
@Schema(description = "A decision of the signed-in person")
public record DecisionBody(
        @Schema(
                        description =
                                "Number of this person's decision about this request, from 1: the"
                                        + " same number again gives the recorded decision")
                @Nullable Integer decision,
        @Schema(
                        description =
                                "Asked for by rejections, overrides and reviews that do not uphold,"
                                        + " at least 10 characters; at most 1,000")
                @Nullable String reason,
        @Schema(description = "Of a review: whether it was right to override; else not asked for")
                @Nullable Boolean upheld) {}
