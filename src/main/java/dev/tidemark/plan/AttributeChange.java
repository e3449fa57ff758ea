package dev.tidemark.plan;

import org.jspecify.annotations.Nullable;

/**
 * One value of a resource, before and after.
 *
 * @param path as one writes it in Terraform, such as {@code tags["team"]} or {@code rule[0].port};
 *     empty for an output that is one value
 * @param before null where there is none
 * @param after null where there is none
 * @param forcesReplacement whether this change is why the resource is replaced
 * @param stays whether it does not change, and is shown because it names the resource
 */
public record AttributeChange(
        String path,
        @Nullable AttributeValue before,
        @Nullable AttributeValue after,
        boolean forcesReplacement,
        boolean stays) {

    /** Whether it differs, if perhaps only beyond where a long text is cut. */
    public boolean isChanged() {
        return !stays;
    }

    /** Whether either side is masked. */
    public boolean isMasked() {
        return isMasked(before) || isMasked(after);
    }

    private static boolean isMasked(@Nullable AttributeValue value) {
        return value != null && value.kind() == AttributeValue.Kind.MASKED;
    }

    /** Whether the new value is known only after the apply. */
    public boolean isUnknown() {
        return after != null && after.kind() == AttributeValue.Kind.UNKNOWN;
    }
}
