package dev.tidemark.ingest.atlantis;

import dev.tidemark.event.PlanCounts;
import dev.tidemark.event.PlanText;
import dev.tidemark.event.PlanText.Result;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the text of a plan says. Terraform code can print anything, so this is what was said and no
 * proof of what would be done.
 */
record PlanOutput(Lines lines, List<PlanCounts> plans) {

    /**
     * The sentences of Atlantis' {@code reNoChanges} ({@code server/events/models/models.go}); it
     * takes every other plan without counts for one with changes.
     */
    private static final List<String> UNCHANGED_TO_ATLANTIS =
            List.of(
                    "No changes. Infrastructure is up-to-date.",
                    "No changes. Your infrastructure matches the configuration.");

    /** Destroy mode, refresh-only mode, and a plan that has to wait for another. */
    private static final List<String> UNCHANGED =
            List.of(
                    "No changes. Infrastructure is up-to-date.",
                    "No changes. Your infrastructure matches the configuration.",
                    "No changes. No objects need to be destroyed.",
                    "No changes. Your infrastructure still matches the configuration.",
                    "No current changes.");

    static PlanOutput of(Lines lines) {
        return new PlanOutput(
                lines,
                lines.all().stream()
                        .map(TerraformLine::planned)
                        .flatMap(Optional::stream)
                        .toList());
    }

    /** The sum: Terragrunt prints a line for each of its modules, and Atlantis adds them up. */
    @Nullable PlanCounts counts() {
        return plans.isEmpty() ? null : plans.stream().reduce(PlanCounts.NONE, PlanCounts::plus);
    }

    boolean isUnchanged() {
        return plans.isEmpty() && saysOneOf(UNCHANGED);
    }

    /** Whether Atlantis' own summary surely counts it as unchanged. */
    boolean isUnchangedToAtlantis() {
        return plans.isEmpty() && saysOneOf(UNCHANGED_TO_ATLANTIS);
    }

    /** Whether Atlantis' own summary may count it as unchanged, which differs by version. */
    boolean mayBeUnchangedToAtlantis() {
        return saysOneOf(UNCHANGED);
    }

    /** Terraform's word for a plan that an error cut short. */
    boolean isFailed() {
        return saysOneOf(List.of("Planning failed."));
    }

    private boolean saysOneOf(List<String> sentences) {
        return lines.all().stream()
                .map(TerraformLine::bare)
                .anyMatch(line -> sentences.stream().anyMatch(line::startsWith));
    }

    /** Without a digest: only a part of the text is here. */
    PlanText cut() {
        return text(counts(), null);
    }

    /** Of the whole text between its fences; {@code counts} as settled with Atlantis' own line. */
    PlanText whole(@Nullable PlanCounts counts) {
        return text(counts, digest(lines.joined()));
    }

    private PlanText text(@Nullable PlanCounts counts, @Nullable String digest) {
        return new PlanText(result(counts), counts, isDriftNoted(), digest);
    }

    private Result result(@Nullable PlanCounts counts) {
        if (counts != null) {
            return Result.CHANGES;
        }
        if (lines.all().stream().anyMatch(line -> isLine(line, "Changes to Outputs:"))) {
            return Result.OUTPUTS_ONLY;
        }
        return isUnchanged() ? Result.NO_CHANGES : Result.UNCLEAR;
    }

    private static boolean isLine(String line, String text) {
        return TerraformLine.bare(line).equals(text);
    }

    private boolean isDriftNoted() {
        return lines.all().stream()
                .map(TerraformLine::bare)
                .anyMatch(line -> line.startsWith("Note: Objects have changed outside of "));
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
