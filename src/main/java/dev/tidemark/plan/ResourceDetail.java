package dev.tidemark.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of one row of a plan: those that change, and what names it where that stays.
 *
 * @param part which list of the summary its row is in
 * @param address of the row, for an output its name
 * @param attributes in the order of their paths
 * @param unchanged how many are hidden because they stay
 * @param omitted how many more change than are listed
 * @param reduced whether it was too large to be read: then nothing is listed
 */
public record ResourceDetail(
        Part part,
        String address,
        @Nullable String deposed,
        List<AttributeChange> attributes,
        int unchanged,
        int omitted,
        boolean reduced) {

    public ResourceDetail {
        attributes = List.copyOf(attributes);
    }

    /** Where its row is. */
    public enum Part {
        RESOURCE,
        DRIFT,
        OUTPUT
    }
}
