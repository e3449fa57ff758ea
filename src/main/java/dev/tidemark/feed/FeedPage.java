package dev.tidemark.feed;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is new. */
@Schema(description = "Entries of the log in order, and where to go on")
public record FeedPage(
        List<FeedItem> items,
        @Schema(
                        description =
                                "Pass it as `after` for what comes next; it is always there,"
                                        + " because the log goes on")
                String next) {

    public FeedPage {
        items = List.copyOf(items);
    }
}
