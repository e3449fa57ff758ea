package dev.tidemark.ingest.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.plan.PlanHeader;
import dev.tidemark.plan.PlanSummary;
import dev.tidemark.plan.PostedPlan;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * The second look at a plan: each change on its own, masked, counted, and given away before the
 * next. Only what is named here is ever kept.
 */
final class PlanReading implements PlanScan.Reader {

    private static final Map<String, PlanScan.Take> FIELDS =
            Map.of(
                    "resource_changes", PlanScan.Take.ELEMENTS,
                    "resource_drift", PlanScan.Take.ELEMENTS,
                    "output_changes", PlanScan.Take.ELEMENTS,
                    "deferred_changes", PlanScan.Take.ELEMENTS,
                    "checks", PlanScan.Take.ELEMENTS,
                    "action_invocations", PlanScan.Take.ELEMENTS);

    private final PlanHeader header;
    private final PostedPlan posted;
    private final PlanDigest digest = new PlanDigest();
    private final ChangeReading changes;
    private final OutputReading outputs;
    private final OtherParts others;
    private final DetailDocuments details;

    private PlanReading(
            PostedPlan posted, PlanHeader header, Masking masking, DetailDocuments details) {
        this.posted = posted;
        this.header = header;
        this.details = details;
        var limits = new Limits();
        this.changes = new ChangeReading(masking, digest, details, limits);
        this.outputs = new OutputReading(masking, digest, details, limits);
        this.others = new OtherParts(masking, digest, limits);
    }

    /**
     * Reads all of it and stores its details.
     *
     * @throws UnreadablePlan if it cannot be read without guessing
     */
    static PlanSummary of(
            InputStream plan,
            PostedPlan posted,
            PlanHeader header,
            Masking masking,
            DetailDocuments details)
            throws IOException {
        var reading = new PlanReading(posted, header, masking, details);
        PlanScan.of(plan, reading);
        return reading.summary();
    }

    @Override
    public PlanScan.Take take(String field) {
        return FIELDS.getOrDefault(field, PlanScan.Take.NOTHING);
    }

    @Override
    public int limit() {
        return PlanTree.LARGEST;
    }

    @Override
    public void read(String field, Piece piece) {
        try {
            switch (field) {
                case "resource_changes" -> changes.planned(piece);
                case "resource_drift" -> changes.drifted(piece);
                case "output_changes" -> outputs.read(piece);
                case "deferred_changes" -> others.deferred(tree(piece));
                case "checks" -> others.check(tree(piece));
                default -> others.invocation(tree(piece));
            }
        } catch (MalformedJson malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    private static JsonNode tree(Piece piece) throws MalformedJson {
        if (!piece.isWhole()) {
            throw new UnreadablePlan("a part of it that has to be kept is too large");
        }
        return PlanTree.of(piece.bytes());
    }

    private PlanSummary summary() {
        return new PlanSummary(
                posted,
                null,
                header,
                digest.value(),
                changes.counts(),
                changes.resources(),
                changes.drift(),
                outputs.rows(),
                others.deferred(),
                others.failedChecks(),
                others.invocations(),
                details.finish());
    }
}
