package dev.tidemark.ingest.atlantis;

import dev.tidemark.event.PlanCounts;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the text of an apply says at its end.
 *
 * @param closed whether Terraform's closing line stands at the end, with nothing after it but
 *     outputs and warnings
 * @param counts of that line; null without one, or where there are several: the value of an output
 *     can look like one
 * @param contradicts whether Terraform's error stands there and no single closing line after it:
 *     then whatever ran it may have hidden its exit code from Atlantis
 */
record ApplyOutput(boolean closed, @Nullable PlanCounts counts, boolean contradicts) {

    /** From here on values of any form may follow. */
    private static final String OUTPUTS = "Outputs:";

    private static final Pattern AFTERWARDS =
            Pattern.compile(
                    "|[│╷╵].*|Warning: .*|Releasing state lock\\..*|State path: .*"
                            + "|The state of your infrastructure has been saved to the path"
                            + "|below\\. This state is required to modify and destroy your"
                            + "|infrastructure, so keep it safe\\. To inspect the complete state"
                            + "|use the `terraform show` command\\.");

    static ApplyOutput of(Lines lines) {
        List<PlanCounts> closings =
                lines.all().stream().map(TerraformLine::applied).flatMap(Optional::stream).toList();
        boolean closed = !closings.isEmpty() && isClosed(lines);
        boolean single = closed && closings.size() == 1;
        boolean error = lines.all().stream().anyMatch(TerraformLine::isError);
        return new ApplyOutput(closed, single ? closings.get(0) : null, error && !single);
    }

    private static boolean isClosed(Lines lines) {
        int last = lines.size() - 1;
        while (last >= 0 && TerraformLine.applied(lines.at(last)).isEmpty()) {
            last--;
        }
        for (String line : lines.from(last + 1).all()) {
            String bare = TerraformLine.bare(line);
            if (bare.equals(OUTPUTS)) {
                return true;
            }
            if (!AFTERWARDS.matcher(bare).matches()) {
                return false;
            }
        }
        return true;
    }
}
