package dev.tidemark.ingest.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.tidemark.plan.PlanHeader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The first look at a plan, for what it says about itself: which version made it decides how all
 * the rest is masked, and it may stand at the end.
 */
final class HeaderScan implements PlanScan.Reader {

    private static final Set<String> FIELDS =
            Set.of(
                    "format_version",
                    "terraform_version",
                    "timestamp",
                    "complete",
                    "applyable",
                    "errored");

    /** No plan is without one of them; a state, which Terraform shows by the same command, is. */
    private static final Set<String> OF_A_PLAN =
            Set.of("planned_values", "configuration", "resource_changes");

    private static final int LONGEST = 100;
    private static final Pattern VERSION =
            Pattern.compile("([0-9]{1,4})\\.[0-9]{1,4}(?:\\.[0-9A-Za-z.+-]{1,40})?");

    private final Map<String, JsonNode> values = new HashMap<>();
    private boolean isPlan;

    private HeaderScan() {}

    /** Reads all of the plan. */
    static HeaderScan of(InputStream plan) throws IOException {
        var scan = new HeaderScan();
        PlanScan.of(plan, scan);
        return scan;
    }

    @Override
    public PlanScan.Take take(String field) {
        isPlan |= OF_A_PLAN.contains(field);
        return FIELDS.contains(field) ? PlanScan.Take.VALUE : PlanScan.Take.NOTHING;
    }

    @Override
    public int limit() {
        return LONGEST;
    }

    @Override
    public void read(String field, Piece piece) {
        try {
            if (piece.isWhole()) {
                values.put(field, PlanTree.of(piece.bytes()));
            }
        } catch (MalformedJson malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    PlanHeader header() {
        return new PlanHeader(
                version("format_version"),
                version("terraform_version"),
                plannedAt(),
                flag("complete", true),
                flag("applyable", true),
                flag("errored", false),
                major("terraform_version") < 1);
    }

    /**
     * Whether the rest can be read.
     *
     * @throws UnreadablePlan if not
     */
    void check() {
        int major = major("format_version");
        if (major < 0) {
            throw new UnreadablePlan("it has no format_version");
        }
        // Terraform promises that only a new major version changes what is there.
        if (major > 1 || version("format_version").startsWith("0.0")) {
            throw new UnreadablePlan("its format_version is not one that this version reads");
        }
        if (!isPlan) {
            throw new UnreadablePlan("it is no plan; perhaps it is a state");
        }
    }

    private JsonNode value(String field) {
        return values.getOrDefault(field, MissingNode.getInstance());
    }

    /** What it says, if it is a version at all: nothing else gets into a document by this way. */
    private String version(String field) {
        String version = value(field).asText();
        return VERSION.matcher(version).matches() ? version : "";
    }

    private int major(String field) {
        Matcher parts = VERSION.matcher(value(field).asText());
        return parts.matches() ? Integer.parseInt(parts.group(1)) : -1;
    }

    private boolean flag(String field, boolean otherwise) {
        return value(field).asBoolean(otherwise);
    }

    private @Nullable Instant plannedAt() {
        try {
            return OffsetDateTime.parse(value("timestamp").asText()).toInstant();
        } catch (DateTimeException none) {
            return null;
        }
    }
}
