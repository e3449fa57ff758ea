package dev.tidemark.ingest.atlantis;

import dev.tidemark.event.AtlantisProject;
import dev.tidemark.event.CommentEvent.Outcome;
import java.util.ArrayList;
import java.util.List;

/** Reads a comment about the results of a command, whole in one comment. */
final class ResultReading {

    /**
     * Redaction takes a private key out up to where it ends, and where somebody prints its first
     * line in one project and its last in another, whole projects with it.
     */
    static final String SWALLOWED = "[redacted:private-key]";

    private ResultReading() {}

    static Parsed read(Heading heading, Lines comment) {
        Lines results = Extras.without(comment).from(1);
        AtlantisProject project = heading.project();
        List<Finding> findings;
        if (project != null) {
            findings = result(heading.ran(), project, results, true).findings();
        } else if (heading.count() == 0) {
            return new Parsed.Nothing("Atlantis found no project to run a command in");
        } else {
            findings = several(heading, results);
        }
        return findings.isEmpty()
                ? new Parsed.Nothing("Atlantis ran a command whose result is not recorded")
                : new Parsed.Told(findings);
    }

    private static List<Finding> several(Heading heading, Lines lines) {
        checkNothingSwallowed(lines);
        Ran ran = heading.ran();
        var sections = ProjectSections.of(lines, heading.count(), Summary.headingOf(ran));
        checkComplete(ran, sections);
        boolean backed = sections.summary() != null;
        List<ProjectResult> results =
                sections.sections().stream()
                        .map(section -> result(ran, section.project(), section.body(), backed))
                        .toList();
        if (Summary.headingOf(ran) != null) {
            Summary.check(ran, sections.summary(), results, heading.count());
        }
        var findings = new ArrayList<Finding>();
        results.forEach(result -> findings.addAll(result.findings()));
        if (ran == Ran.PLAN) {
            hidden(sections).forEach(hidden -> findings.add(PlanReading.hidden(hidden)));
        }
        return findings;
    }

    static void checkNothingSwallowed(Lines lines) {
        if (lines.all().stream().anyMatch(line -> line.contains(SWALLOWED))) {
            throw new NotUnderstood("a redacted key may hide where one project ends");
        }
    }

    /** Only unchanged plans and passed checks can be hidden. */
    private static void checkComplete(Ran ran, ProjectSections sections) {
        boolean mayHide = ran == Ran.PLAN || ran == Ran.POLICY_CHECK;
        if (!mayHide && sections.sections().size() < sections.announced().size()) {
            throw new NotUnderstood("fewer projects are shown than announced");
        }
    }

    private static List<AtlantisProject> hidden(ProjectSections sections) {
        List<AtlantisProject> shown =
                sections.sections().stream().map(ProjectSections.Section::project).toList();
        return sections.announced().stream().filter(project -> !shown.contains(project)).toList();
    }

    private static ProjectResult result(
            Ran ran, AtlantisProject project, Lines section, boolean backed) {
        return switch (ran) {
            case PLAN -> PlanReading.read(project, of(ran, Rendered.of(section)));
            case APPLY -> ApplyReading.read(project, of(ran, Rendered.of(section)), backed);
            case POLICY_CHECK ->
                    PolicyReading.check(project, of(ran, Rendered.unfenced(section)), section);
            case APPROVE_POLICIES ->
                    PolicyReading.approval(project, of(ran, Rendered.unfenced(section)), section);
            case IMPORT, STATE -> StateReading.read(ran, project, Rendered.of(section));
            case VERSION, UNLOCK, CANCEL -> ProjectResult.silent(Outcome.SUCCEEDED);
        };
    }

    /** With the same title in its marker as in the heading. */
    private static Rendered of(Ran ran, Rendered rendered) {
        if (rendered instanceof Rendered.Unsuccessful(Marker marker, String ignored)
                && marker.ran() != ran) {
            throw new NotUnderstood("a result of another command than the heading says");
        }
        return rendered;
    }
}
