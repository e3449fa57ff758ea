package dev.tidemark.ingest.atlantis;

import dev.tidemark.event.CommentEvent.Outcome;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Atlantis' own counts at the end of a comment about several projects ({@code
 * multi_project_plan_footer.tmpl}, {@code multi_project_apply_footer.tmpl}). They MUST agree with
 * what was found. Versions that write none exist.
 */
final class Summary {

    private static final Pattern PLAN =
            Pattern.compile(
                    "(\\d{1,5}) projects, (\\d{1,5}) with changes, (\\d{1,5}) with no changes,"
                            + " (\\d{1,5}) failed");
    private static final Pattern APPLY =
            Pattern.compile(
                    "(\\d{1,5}) projects, (\\d{1,5}) successful, (\\d{1,5}) failed,"
                            + " (\\d{1,5}) errored");

    private Summary() {}

    /** The heading above it; null where this command has none. */
    static @Nullable String headingOf(Ran ran) {
        return switch (ran) {
            case PLAN -> "### Plan Summary";
            case APPLY -> "### Apply Summary";
            case POLICY_CHECK, APPROVE_POLICIES, IMPORT, STATE, VERSION, UNLOCK, CANCEL -> null;
        };
    }

    /**
     * Throws unless they agree. Plans that are announced and not found are hidden, which Atlantis
     * does with unchanged ones only.
     */
    static void check(Ran ran, @Nullable String line, List<ProjectResult> results, int announced) {
        int hidden = announced - results.size();
        if (line == null) {
            if (hidden > 0 && ran == Ran.PLAN) {
                throw new NotUnderstood("projects are missing and no summary says why");
            }
            return;
        }
        Matcher counts = (ran == Ran.PLAN ? PLAN : APPLY).matcher(line.stripTrailing());
        if (!counts.matches()) {
            throw new NotUnderstood("a summary in a form that is not known");
        }
        boolean agrees =
                number(counts, 1) == announced
                        && (ran == Ran.PLAN
                                ? agreesOnPlans(counts, results, hidden)
                                : agreesOnApplies(counts, results));
        if (!agrees) {
            throw new NotUnderstood("Atlantis' summary counts something else than is shown");
        }
    }

    private static boolean agreesOnPlans(Matcher counts, List<ProjectResult> results, int hidden) {
        long succeeded = count(results, Outcome.SUCCEEDED) + hidden;
        long unchanged = results.stream().filter(ProjectResult::unchanged).count() + hidden;
        long perhaps = results.stream().filter(ProjectResult::perhapsUnchanged).count() + hidden;
        return number(counts, 2) + number(counts, 3) == succeeded
                && number(counts, 3) >= unchanged
                && number(counts, 3) <= perhaps
                && number(counts, 4) == results.size() + hidden - succeeded;
    }

    private static boolean agreesOnApplies(Matcher counts, List<ProjectResult> results) {
        return number(counts, 2) == count(results, Outcome.SUCCEEDED)
                && number(counts, 3) == count(results, Outcome.FAILED)
                && number(counts, 4) == count(results, Outcome.ERRORED);
    }

    private static long count(List<ProjectResult> results, Outcome outcome) {
        return results.stream().filter(result -> result.outcome() == outcome).count();
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
