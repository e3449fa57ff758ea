package dev.tidemark.ingest.plan;

import dev.tidemark.event.Fact;
import dev.tidemark.plan.PlanJson;
import dev.tidemark.plan.PlanSummary;
import dev.tidemark.plan.PostedPlan;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;

/**
 * The natural key of a posted plan: repository, head, project, and what it says. Its timestamp
 * alone would not do. The code that is planned knows it, runs where the token is, and could post a
 * harmless plan under it first; the real one would then be taken for a repetition.
 */
final class PlanFact {

    private static final int BYTES = 16;

    private PlanFact() {}

    static Fact of(PlanSummary summary) {
        PostedPlan posted = summary.posted();
        return Fact.of(
                "plan",
                posted.repository().toString(),
                posted.head().sha(),
                posted.project().dir(),
                posted.project().workspace(),
                Objects.requireNonNullElse(posted.project().name(), ""),
                Objects.toString(summary.header().plannedAt(), ""),
                fingerprint(summary));
    }

    /** Of all that is kept but when it arrived, so that the same plan sent twice is the same. */
    static String fingerprint(PlanSummary summary) {
        byte[] document = PlanJson.bytes(summary.receivedAt(Instant.EPOCH));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(document);
            return HexFormat.of().formatHex(hash, 0, BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
