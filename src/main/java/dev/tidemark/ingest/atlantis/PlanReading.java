package dev.tidemark.ingest.atlantis;

import dev.tidemark.event.AtlantisProject;
import dev.tidemark.event.CommentEvent.Outcome;
import dev.tidemark.event.PlanCounts;
import dev.tidemark.event.PlanEvent;
import dev.tidemark.event.PlanEvent.By;
import dev.tidemark.event.PlanEvent.Cause;
import dev.tidemark.event.PlanText;
import java.util.ArrayList;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what became of a plan. */
final class PlanReading {

    /** An older Atlantis ends its repetition where the count of forgets begins. */
    private static final Pattern REPEATED = Pattern.compile("(Plan: .*to destroy),");

    private PlanReading() {}

    static ProjectResult read(AtlantisProject project, Rendered rendered) {
        return switch (rendered) {
            case Rendered.Unsuccessful(Marker marker, String said) ->
                    ProjectResult.of(
                            marker.kind() == Marker.Kind.ERROR ? Outcome.ERRORED : Outcome.FAILED,
                            unsuccessful(project, marker, said));
            case Rendered.Output(Lines text, Lines trailer) ->
                    succeeded(project, PlanOutput.of(text), trailer);
            case Rendered.Other ignored ->
                    throw new NotUnderstood("a plan in a form that is not known");
        };
    }

    /** There is no plan; {@code project} is null where the whole command failed. */
    static Finding unsuccessful(
            @Nullable AtlantisProject project, Marker marker, @Nullable String said) {
        Cause cause = cause(marker);
        Long holder = cause == Cause.LOCKED ? LockHolder.number(marker.message()) : null;
        return new Finding(
                Ran.PLAN.word(),
                project,
                said,
                report -> new PlanEvent.Errored(report, cause, holder));
    }

    private static Cause cause(Marker marker) {
        if (marker.kind() == Marker.Kind.ERROR) {
            return Cause.ERROR;
        }
        return LockHolder.isTold(marker.message()) ? Cause.LOCKED : Cause.FAILED;
    }

    private static ProjectResult succeeded(
            AtlantisProject project, PlanOutput output, Lines trailer) {
        if (output.isFailed()) {
            throw new NotUnderstood("a plan in the form of a success that says it failed");
        }
        PlanText text = output.whole(settled(output, trailer));
        String notSaved = notSaved(trailer);
        var findings = new ArrayList<Finding>();
        findings.add(
                new Finding(
                        Ran.PLAN.word(),
                        project,
                        notSaved,
                        report -> new PlanEvent.Succeeded(report, text, null)));
        if (notSaved != null) {
            findings.add(
                    new Finding(
                            Ran.PLAN.word(),
                            project,
                            notSaved,
                            report -> new PlanEvent.Discarded(report, By.NOT_SAVED)));
        }
        return new ProjectResult(
                Outcome.SUCCEEDED,
                output.isUnchangedToAtlantis(),
                output.mayBeUnchangedToAtlantis(),
                findings);
    }

    /** Why it cannot be applied, though there is nothing wrong with it. */
    private static @Nullable String notSaved(Lines trailer) {
        return trailer.all().stream()
                .filter(line -> line.startsWith("This plan was not saved "))
                .findFirst()
                .orElse(null);
    }

    /** A plan that Atlantis hides because nothing changes; only its summary counts it. */
    static Finding hidden(AtlantisProject project) {
        var text = new PlanText(PlanText.Result.NO_CHANGES, null, false, null);
        return ProjectResult.finding(
                Ran.PLAN, project, report -> new PlanEvent.Succeeded(report, text, null));
    }

    /**
     * The counts, which Atlantis repeats behind a long output: the sum of all its {@code Plan:}
     * lines, or, in older versions, the first of them.
     */
    static @Nullable PlanCounts settled(PlanOutput output, Lines trailer) {
        PlanCounts counts = output.counts();
        Optional<String> line =
                trailer.all().stream().filter(text -> text.startsWith("Plan: ")).findFirst();
        if (line.isEmpty()) {
            boolean denied =
                    trailer.all().stream().anyMatch(text -> text.startsWith("No changes."));
            if (denied && counts != null) {
                throw contradiction();
            }
            return counts;
        }
        Matcher cut = REPEATED.matcher(line.get());
        PlanCounts repeated =
                TerraformLine.planned(cut.matches() ? cut.group(1) + "." : line.get())
                        .orElseThrow(PlanReading::contradiction);
        if (counts == null && !output.isUnchanged()) {
            return repeated;
        }
        if (counts == null || !isRepetition(repeated, output, counts, cut.matches())) {
            throw contradiction();
        }
        return counts;
    }

    private static boolean isRepetition(
            PlanCounts repeated, PlanOutput output, PlanCounts sum, boolean withoutForget) {
        PlanCounts first = output.plans().get(0);
        return withoutForget
                ? repeated.equals(unforgotten(sum)) || repeated.equals(unforgotten(first))
                : repeated.equals(sum) || repeated.equals(first);
    }

    private static PlanCounts unforgotten(PlanCounts counts) {
        return new PlanCounts(counts.add(), counts.change(), counts.destroy(), counts.imports(), 0);
    }

    private static NotUnderstood contradiction() {
        return new NotUnderstood("Atlantis repeats other counts than the plan has");
    }
}
