package dev.tidemark.ingest.atlantis;

import dev.tidemark.event.PlanCounts;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines that count, as Terraform prints them (hashicorp/terraform {@code
 * internal/command/jsonformat/plan.go}, {@code internal/command/views/apply.go}), each the whole
 * line, so that a value that looks like one does not count. Terragrunt may say before them whose
 * they are.
 */
final class TerraformLine {

    /** Nine digits: more resources than that have never been planned. */
    private static final String N = "(\\d{1,9})";

    private static final Pattern TERRAGRUNT =
            Pattern.compile(
                    "(?:[0-9:.]{8,15} STDOUT )?\\[[^\\]]{1,300}\\] (?:(?:terraform|tofu): )?(.*)");
    private static final Pattern PLAN =
            Pattern.compile(
                    ("Plan: (?:N to import, )?N to add, N to change, N to destroy"
                                    + "(?:, N to forget)?\\.(?: Actions: \\d{1,9} to invoke\\.)?")
                            .replace("N", N));
    private static final Pattern APPLIED =
            Pattern.compile(
                    ("Apply complete! Resources: (?:N imported, )?N added, N changed, N destroyed"
                                    + "(?:, N forgotten)?\\."
                                    + "(?: Actions: N invoked(?:, N failed)?\\.)?")
                            .replace("N", N));
    private static final Pattern DESTROYED =
            Pattern.compile(
                    ("Destroy complete! Resources: N destroyed\\."
                                    + "(?: Actions: N invoked(?:, N failed)?\\.)?")
                            .replace("N", N));

    private static final Pattern CLOSING =
            Pattern.compile("(?:Apply|Destroy) complete! Resources: .* failed\\.");

    private TerraformLine() {}

    /** Without what Terragrunt puts before it, and without blanks at its end. */
    static String bare(String line) {
        String stripped = line.stripTrailing();
        char first = stripped.isEmpty() ? ' ' : stripped.charAt(0);
        if (first != '[' && !Character.isDigit(first)) {
            return stripped;
        }
        Matcher prefixed = TERRAGRUNT.matcher(stripped);
        return prefixed.matches() ? prefixed.group(1) : stripped;
    }

    /** What a {@code Plan:} line counts. */
    static Optional<PlanCounts> planned(String line) {
        Matcher plan = PLAN.matcher(bare(line));
        return plan.matches()
                ? Optional.of(
                        new PlanCounts(
                                number(plan, 2),
                                number(plan, 3),
                                number(plan, 4),
                                number(plan, 1),
                                number(plan, 5)))
                : Optional.empty();
    }

    /** What the closing line of an apply counts; an apply with failed actions did not close. */
    static Optional<PlanCounts> applied(String line) {
        String bare = bare(line);
        Matcher applied = APPLIED.matcher(bare);
        if (applied.matches() && number(applied, 7) == 0) {
            return Optional.of(
                    new PlanCounts(
                            number(applied, 2),
                            number(applied, 3),
                            number(applied, 4),
                            number(applied, 1),
                            number(applied, 5)));
        }
        Matcher destroyed = DESTROYED.matcher(bare);
        return destroyed.matches() && number(destroyed, 3) == 0
                ? Optional.of(new PlanCounts(0, 0, number(destroyed, 1), 0, 0))
                : Optional.empty();
    }

    /** Terraform's own error, in its frame or without one, or a closing line of failed actions. */
    static boolean isError(String line) {
        String bare = bare(line);
        return bare.startsWith("Error: ")
                || bare.startsWith("│ Error: ")
                || (CLOSING.matcher(bare).matches() && applied(line).isEmpty());
    }

    private static long number(Matcher matcher, int group) {
        String digits = matcher.group(group);
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
