package dev.tidemark.environment;

import dev.tidemark.sentence.VisibleText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A component that differs between two times, as pages show it.
 *
 * @param href of its own page; null if it has none
 */
record DifferenceView(
        VisibleText name,
        String group,
        @Nullable String href,
        boolean learntLater,
        List<Line> lines) {

    /** In what it differs. */
    record Line(String aspect, VisibleText before, VisibleText after) {}
}
