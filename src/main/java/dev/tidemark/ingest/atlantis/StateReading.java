package dev.tidemark.ingest.atlantis;

import dev.tidemark.event.AtlantisProject;
import dev.tidemark.event.AtlantisReport;
import dev.tidemark.event.CommentEvent.Outcome;
import dev.tidemark.event.Event;
import dev.tidemark.event.PlanEvent;
import dev.tidemark.event.StateEvent;
import java.util.List;
import java.util.function.Function;

/** Reads what {@code import} and {@code state rm} did to the state, and so to the plan. */
final class StateReading {

    private static final String DISCARDED = ":put_litter_in_its_place: A plan file was discarded.";

    private StateReading() {}

    static ProjectResult read(Ran ran, AtlantisProject project, Rendered rendered) {
        return switch (rendered) {
            // Whether anything was changed before it broke is not said.
            case Rendered.Unsuccessful ignored -> ProjectResult.silent(Outcome.ERRORED);
            case Rendered.Output(Lines ignored, Lines trailer) ->
                    new ProjectResult(
                            Outcome.SUCCEEDED, false, false, findings(ran, project, trailer));
            case Rendered.Other ignored ->
                    throw new NotUnderstood("a change of the state in a form that is not known");
        };
    }

    private static List<Finding> findings(Ran ran, AtlantisProject project, Lines trailer) {
        Function<AtlantisReport, Event> changed =
                ran == Ran.IMPORT ? StateEvent.Imported::new : StateEvent.Removed::new;
        Finding change = ProjectResult.finding(ran, project, changed);
        boolean discarded = trailer.all().stream().anyMatch(line -> line.startsWith(DISCARDED));
        return discarded
                ? List.of(
                        change,
                        ProjectResult.finding(
                                ran,
                                project,
                                report ->
                                        new PlanEvent.Discarded(report, PlanEvent.By.STATE_CHANGE)))
                : List.of(change);
    }
}
