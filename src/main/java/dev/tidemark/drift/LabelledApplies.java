package dev.tidemark.drift;

import dev.tidemark.atlantis.Reports;
import dev.tidemark.event.ApplyEvent;
import dev.tidemark.event.AtlantisProject;
import dev.tidemark.event.AtlantisReport;
import dev.tidemark.event.Event;
import dev.tidemark.event.LockEvent;
import dev.tidemark.event.TerraformEvent;
import dev.tidemark.projection.JoinedFact;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What was told under one label of a repository's Terraform projects: a project's name, or
 * directory and workspace of one that has none. A commit status says nothing else of its project,
 * so its apply is that of the one place that everything else told under the label; where that are
 * two, or none, it is nobody's.
 *
 * @param places subjects of the projects, without their names, in order
 * @param applied the last apply that only a status told; null if none did
 */
record LabelledApplies(List<String> places, @Nullable PlacedApply applied) {

    static final LabelledApplies UNSEEN = new LabelledApplies(List.of(), null);

    LabelledApplies {
        places = List.copyOf(places);
    }

    /** An apply of the project at a place. */
    record PlacedApply(String place, Applied applied) {}

    /** The label that an event is about; empty if it is about none. */
    static Optional<String> label(Event event) {
        AtlantisProject project = project(event);
        return project == null
                ? applyByStatus(event).flatMap(Reports::label)
                : Optional.of(label(project));
    }

    private static String label(AtlantisProject project) {
        String name = project.name();
        return name == null || name.isEmpty() ? project.dir() + "/" + project.workspace() : name;
    }

    private static @Nullable AtlantisProject project(Event event) {
        AtlantisReport report = Reports.of(event);
        if (report != null) {
            return report.project();
        }
        return switch (event) {
            case TerraformEvent.DriftDetected detected -> detected.project();
            case TerraformEvent.DriftNotFound notFound -> notFound.project();
            case LockEvent.Acquired acquired -> acquired.project();
            case LockEvent.Released released -> released.project();
            // Nothing else names a project.
            default -> null;
        };
    }

    private static Optional<AtlantisReport> applyByStatus(Event event) {
        return event instanceof ApplyEvent.Succeeded succeeded
                        && succeeded.report().channel() == AtlantisReport.Channel.STATUS
                ? Optional.of(succeeded.report())
                : Optional.empty();
    }

    /** One more fact under the label. */
    LabelledApplies after(JoinedFact fact, String placeOf) {
        if (project(fact.event()) == null) {
            return places.size() == 1
                    ? new LabelledApplies(
                            places,
                            new PlacedApply(
                                    places.getFirst(), new Applied(fact.time(), null, null)))
                    : this;
        }
        var known = new TreeSet<>(places);
        known.add(placeOf);
        return new LabelledApplies(List.copyOf(known), applied);
    }

    /** The place that an event tells; empty for a status. */
    static Optional<AtlantisProject> place(Event event) {
        return Optional.ofNullable(project(event)).map(AtlantisProject::unnamed);
    }
}
