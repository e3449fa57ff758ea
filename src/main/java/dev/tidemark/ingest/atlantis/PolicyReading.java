package dev.tidemark.ingest.atlantis;

import dev.tidemark.event.AtlantisProject;
import dev.tidemark.event.CommentEvent.Outcome;
import dev.tidemark.event.PolicyCheckEvent;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what policies, and those who own them, say of a plan. */
final class PolicyReading {

    private static final String STATUS = "#### Policy Approval Status:";
    private static final String APPROVABLE = "* :heavy_check_mark: To **approve** this project";
    private static final Pattern SETS = Pattern.compile("(?:####|\\*) Policy Set: .*");
    private static final Pattern LET_THROUGH =
            Pattern.compile("policy set: .{1,300}: (?:passed|approved)\\.");
    private static final String NO_OWNER = "is not a policy owner";

    private PolicyReading() {}

    static ProjectResult check(AtlantisProject project, Rendered rendered, Lines section) {
        if (rendered instanceof Rendered.Unsuccessful(Marker ignored, String said)) {
            return failed(Ran.POLICY_CHECK, project, said);
        }
        if (rendered instanceof Rendered.Other(Lines lines) && !isOfSets(lines)) {
            throw new NotUnderstood("a policy check in a form that is not known");
        }
        boolean doubtful =
                section.all().stream()
                        .anyMatch(line ->
                                Marker.isLike(line)
                                        || line.equals(STATUS)
                                        || line.startsWith(APPROVABLE));
        if (doubtful) {
            throw new NotUnderstood("a policy check that says both that it passed and not");
        }
        return ProjectResult.of(
                Outcome.SUCCEEDED,
                ProjectResult.finding(Ran.POLICY_CHECK, project, PolicyCheckEvent.Passed::new));
    }

    private static boolean isOfSets(Lines lines) {
        String first = lines.at(0);
        boolean begins =
                first.equals(Rendered.DETAILS)
                        || first.equals(Rendered.DIFF_FENCE)
                        || SETS.matcher(first).matches();
        return begins && lines.all().contains(Rendered.FENCE);
    }

    /** Without a marker it is approved only if every set of it is. */
    static ProjectResult approval(AtlantisProject project, Rendered rendered, Lines section) {
        if (rendered instanceof Rendered.Unsuccessful(Marker ignored, String said)) {
            return section.all().stream()
                    .filter(line -> line.contains(NO_OWNER))
                    .findFirst()
                    .map(line -> refused(project, line))
                    .orElseGet(() -> failed(Ran.APPROVE_POLICIES, project, said));
        }
        int status = section.onlyIndexOf(STATUS);
        List<String> sets =
                section.from(status + 2).all().stream()
                        .takeWhile(line -> !line.equals(Rendered.FENCE))
                        .toList();
        boolean approved =
                status >= 0
                        && section.at(status + 1).equals(Rendered.FENCE)
                        && !sets.isEmpty()
                        && sets.stream().allMatch(line -> LET_THROUGH.matcher(line).matches());
        if (!approved) {
            throw new NotUnderstood("an approval of policies in a form that is not known");
        }
        return ProjectResult.of(Outcome.SUCCEEDED, approved(project));
    }

    static Finding approved(AtlantisProject project) {
        return ProjectResult.finding(Ran.APPROVE_POLICIES, project, PolicyCheckEvent.Approved::new);
    }

    /** For the whole command, or one project. */
    static Finding unsuccessful(Ran ran, @Nullable String said) {
        return new Finding(ran.word(), null, said, PolicyCheckEvent.Errored::new);
    }

    private static ProjectResult failed(Ran ran, AtlantisProject project, @Nullable String said) {
        return ProjectResult.of(
                Outcome.FAILED,
                new Finding(ran.word(), project, said, PolicyCheckEvent.Errored::new));
    }

    private static ProjectResult refused(AtlantisProject project, String said) {
        return ProjectResult.of(
                Outcome.FAILED,
                new Finding(
                        Ran.APPROVE_POLICIES.word(), project, said, PolicyCheckEvent.Refused::new));
    }
}
