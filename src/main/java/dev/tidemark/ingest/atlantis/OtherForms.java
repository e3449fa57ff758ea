package dev.tidemark.ingest.atlantis;

import dev.tidemark.event.ApplyEvent;
import dev.tidemark.event.AtlantisProject;
import dev.tidemark.event.PlanEvent;
import dev.tidemark.event.PlanEvent.By;
import dev.tidemark.event.PlanEvent.Cause;
import dev.tidemark.event.PolicyCheckEvent;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Comments that are not the results of a command in projects. Each is known by its beginning. */
final class OtherForms {

    private static final Pattern APPROVED =
            Pattern.compile("Approved Policies for (\\d{1,4}) projects:");

    /** {@code server/controllers/locks_controller.go}. */
    private static final Pattern DISCARDED =
            Pattern.compile(
                    "\\*\\*Warning\\*\\*: The plan for (dir: .*) was \\*\\*discarded\\*\\* via the"
                            + " Atlantis UI\\.");

    /** {@code server/events/unlock_command_runner.go}. */
    private static final String UNLOCKED = "All Atlantis locks for this PR have been unlocked";

    /** {@code server/events/apply_command_runner.go}: the only such comments are about applies. */
    private static final Pattern APPLY_DISABLED =
            Pattern.compile("\\*\\*Error:\\*\\* .*Running `[^`]{1,200} apply` .*");

    private static final Pattern DENIED =
            Pattern.compile(
                    "Error: User @\\S{1,100} does not have permissions to execute '([a-z_]{1,40})'"
                            + " command\\.");

    /** Answers that change nothing, by their beginnings. */
    private static final List<String> NOT_RECORDED =
            List.of(
                    "Automatically merging because ",
                    "Automerging failed:",
                    "Failed to delete PR locks",
                    "Failed to retrieve PR labels",
                    "Not allowed to unlock PR with ",
                    "Did you mean to use ",
                    "`Usage of unlock:`",
                    "```cmake",
                    "```\nError: ",
                    "```\nError parsing command: ",
                    "```\nUsage of ",
                    "**Error: goroutine panic",
                    "Atlantis server is shutting down",
                    "Atlantis commands can't be run on ",
                    "Real-time terraform output for ");

    private OtherForms() {}

    static Optional<Parsed> read(Lines comment) {
        String first = comment.at(0).stripTrailing();
        Optional<Marker> marker = Marker.parse(first);
        if (marker.isPresent()) {
            return Optional.of(failedCommand(marker.get(), comment));
        }
        Matcher approved = APPROVED.matcher(first);
        if (approved.matches()) {
            return Optional.of(approved(Integer.parseInt(approved.group(1)), comment));
        }
        Matcher discarded = DISCARDED.matcher(first);
        if (discarded.matches()) {
            return Entry.parse(discarded.group(1))
                    .map(project -> told(discarded(project, "discard", By.ATLANTIS_UI)));
        }
        if (first.startsWith(UNLOCKED)) {
            return Optional.of(told(everyPlanDiscarded()));
        }
        if (APPLY_DISABLED.matcher(first).matches()) {
            return Optional.of(told(applyRefused(first.substring("**Error:** ".length()))));
        }
        return ClosedForm.read(comment).or(() -> denied(comment)).or(() -> notRecorded(comment));
    }

    private static Parsed told(Finding finding) {
        return new Parsed.Told(List.of(finding));
    }

    /** The whole command failed before any project was looked at. */
    private static Parsed failedCommand(Marker marker, Lines comment) {
        String said = Rendered.said(marker, comment);
        return switch (marker.ran()) {
            case PLAN -> told(PlanReading.unsuccessful(null, marker, said));
            case APPLY -> told(ApplyReading.unsuccessful(null, marker, said));
            case POLICY_CHECK, APPROVE_POLICIES ->
                    told(PolicyReading.unsuccessful(marker.ran(), said));
            case IMPORT, STATE, VERSION, UNLOCK, CANCEL ->
                    new Parsed.Nothing("a command that failed and whose results are not recorded");
        };
    }

    private static Parsed approved(int count, Lines comment) {
        Lines list = Extras.without(comment).from(1);
        if (count == 0) {
            return new Parsed.Nothing("policies were approved for no project");
        }
        var sections = ProjectSections.of(list, count, null);
        if (!sections.sections().isEmpty()) {
            throw new NotUnderstood("results where Atlantis writes a list");
        }
        return new Parsed.Told(sections.announced().stream().map(PolicyReading::approved).toList());
    }

    static Finding discarded(AtlantisProject project, String command, By by) {
        return new Finding(command, project, null, report -> new PlanEvent.Discarded(report, by));
    }

    private static Finding everyPlanDiscarded() {
        return new Finding(
                Ran.UNLOCK.word(),
                null,
                null,
                report -> new PlanEvent.Discarded(report, By.UNLOCK));
    }

    private static Finding applyRefused(String said) {
        return new Finding(Ran.APPLY.word(), null, said, ApplyEvent.Refused::new);
    }

    private static Optional<Parsed> denied(Lines comment) {
        Matcher denied = DENIED.matcher(comment.at(1).stripTrailing());
        boolean whole =
                comment.size() == 3
                        && comment.at(0).equals(Rendered.FENCE)
                        && comment.at(2).equals(Rendered.FENCE);
        if (!whole || !denied.matches()) {
            return Optional.empty();
        }
        String said = comment.at(1);
        return Optional.of(
                switch (denied.group(1)) {
                    case "plan" ->
                            told(
                                    new Finding(
                                            Ran.PLAN.word(),
                                            null,
                                            said,
                                            report ->
                                                    new PlanEvent.Errored(
                                                            report, Cause.FAILED, null)));
                    case "apply" -> told(applyRefused(said));
                    case "policy_check", "approve_policies" ->
                            told(
                                    new Finding(
                                            denied.group(1),
                                            null,
                                            said,
                                            PolicyCheckEvent.Refused::new));
                    default ->
                            new Parsed.Nothing(
                                    "somebody may not run a command whose results are not"
                                            + " recorded");
                });
    }

    private static Optional<Parsed> notRecorded(Lines comment) {
        String beginning = comment.at(0) + "\n" + comment.at(1);
        return NOT_RECORDED.stream().anyMatch(beginning::startsWith)
                ? Optional.of(new Parsed.Nothing("Atlantis answers, and nothing of it is recorded"))
                : Optional.empty();
    }
}
