package dev.tidemark.trail;

import dev.tidemark.web.LogHead;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The list page.
 *
 * @param head null while it cannot be read
 * @param nextHref older entries; null where there are none
 */
record TrailList(
        String heading,
        @Nullable LogHead head,
        List<TrailRow> rows,
        boolean isNewest,
        @Nullable String nextHref) {}
