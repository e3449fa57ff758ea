package dev.tidemark.retention;

import dev.tidemark.sentence.VisibleText;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The page of retention. */
record RetentionView(
        String csrf, List<RuleLine> rules, List<HoldLine> holds, List<DeletionLine> deletions) {

    record RuleLine(String text, long days) {}

    record HoldLine(
            String what,
            VisibleText name,
            VisibleText reason,
            @Nullable VisibleText by,
            Instant since,
            long position) {}

    record DeletionLine(String kind, String hash, String rule, Instant at, long position) {}
}
