package dev.tidemark.event;

import org.jspecify.annotations.Nullable;

/**
 * What the text of a plan says, as Terraform prints it and Atlantis quotes it.
 *
 * @param result what kind of plan it is
 * @param counts from its {@code Plan:} lines, summed where Terragrunt prints several; null if it
 *     has none, as an outputs-only plan has none
 * @param driftNoted whether it says that objects have changed outside of Terraform
 * @param digest SHA-256 of the redacted text between its fences, in hexadecimal; null where the
 *     text was cut
 */
public record PlanText(
        Result result, @Nullable PlanCounts counts, boolean driftNoted, @Nullable String digest) {

    /** What kind of plan it is. */
    public enum Result {
        CHANGES,
        NO_CHANGES,
        /** Only outputs would change. */
        OUTPUTS_ONLY,
        /** A plan, but its text says nothing that this version knows. */
        UNCLEAR
    }
}
