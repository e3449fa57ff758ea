package dev.tidemark.web;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One page of a list, as every list of the API answers. */
public record Listing<T>(
        List<T> items,
        @Schema(description = "Pass it as `after` for the next page; absent on the last one.")
                @Nullable String next) {

    public Listing {
        items = List.copyOf(items);
    }
}
