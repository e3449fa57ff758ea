package dev.tidemark.change;

import dev.tidemark.sentence.Mark;
import dev.tidemark.sentence.VisibleText;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One change in the list. */
record ChangeLine(
        String href,
        String repository,
        long number,
        @Nullable VisibleText title,
        Mark state,
        @Nullable VisibleText author,
        List<VisibleText> touches,
        boolean touchesAny,
        @Nullable Instant openedAt,
        Instant updatedAt) {

    /** What has ended takes no colour, so that what waits stands out. */
    public boolean isCalm() {
        return state.style().equals("ok");
    }
}
