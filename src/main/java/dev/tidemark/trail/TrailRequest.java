package dev.tidemark.trail;

import dev.tidemark.web.BadRequest;
import dev.tidemark.web.Parameters;
import dev.tidemark.web.Times;
import org.jspecify.annotations.Nullable;

/** What is asked of the list, read. */
record TrailRequest(TrailFilter filter, TrailKeyset keyset, int limit) {

    static TrailRequest of(
            TrailParameters query,
            @Nullable String after,
            @Nullable String before,
            @Nullable String limit,
            Times times) {
        return new TrailRequest(
                TrailFilter.of(query, times), keyset(after, before), Parameters.limit(limit));
    }

    private static TrailKeyset keyset(@Nullable String after, @Nullable String before) {
        Long older = position("after", after);
        Long newer = position("before", before);
        if (older != null && newer != null) {
            throw new BadRequest("after and before exclude each other");
        }
        return older != null
                ? TrailKeyset.olderThan(older)
                : newer != null ? TrailKeyset.newerThan(newer) : TrailKeyset.NEWEST;
    }

    private static @Nullable Long position(String name, @Nullable String value) {
        return value == null || value.isBlank() ? null : Parameters.number(name, value);
    }
}
