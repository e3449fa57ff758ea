package dev.tidemark.ingest.atlantis;

import dev.tidemark.event.AtlantisProject;
import dev.tidemark.event.AtlantisReport;
import dev.tidemark.event.CommentEvent.Outcome;
import dev.tidemark.event.Event;
import java.util.List;
import java.util.function.Function;

/**
 * What became of one project.
 *
 * @param unchanged whether it is a plan that Atlantis counts as unchanged
 * @param perhapsUnchanged whether some version of Atlantis may count it so
 */
record ProjectResult(
        Outcome outcome, boolean unchanged, boolean perhapsUnchanged, List<Finding> findings) {

    static ProjectResult of(Outcome outcome, Finding finding) {
        return new ProjectResult(outcome, false, false, List.of(finding));
    }

    /** Nothing of it is recorded. */
    static ProjectResult silent(Outcome outcome) {
        return new ProjectResult(outcome, false, false, List.of());
    }

    /** A finding without a line of Atlantis'. */
    static Finding finding(
            Ran ran, AtlantisProject project, Function<AtlantisReport, Event> event) {
        return new Finding(ran.word(), project, null, event);
    }
}
