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
 */
public record AttributeChange(
        String path,
        @Nullable AttributeValue before,
        @Nullable AttributeValue after,
        boolean forcesReplacement) {

    /** Whether it differs; what names a resource is shown even if not. */
    public boolean isChanged() {
        return before == null || !before.equals(after) || isUnknown();
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
