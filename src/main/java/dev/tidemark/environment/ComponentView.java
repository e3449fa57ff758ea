package dev.tidemark.environment;

import dev.tidemark.sentence.Mark;
import dev.tidemark.sentence.VisibleText;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One component as pages show it.
 *
 * @param id of its row in the page
 * @param here its row in its environment's page
 * @param href of its own page; null if it has none
 * @param revision what is shown of it; null where it is not known
 * @param changeHref page of the pull request that brought it; null where nothing says
 */
record ComponentView(
        String id,
        String here,
        VisibleText name,
        @Nullable String href,
        Mark mark,
        @Nullable VisibleText revision,
        @Nullable Instant since,
        @Nullable VisibleText desired,
        @Nullable String by,
        @Nullable String change,
        @Nullable String changeHref,
        List<Reason> reasons,
        boolean learntLater) {

    /** One of the things that are to be said of it. */
    record Reason(String style, String text, @Nullable Instant since) {}
}
