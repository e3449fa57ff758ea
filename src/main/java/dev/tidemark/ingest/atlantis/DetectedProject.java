package dev.tidemark.ingest.atlantis;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.event.AtlantisProject;
import dev.tidemark.event.Event;
import dev.tidemark.event.Fact;
import dev.tidemark.event.PlanCounts;
import dev.tidemark.event.Repository;
import dev.tidemark.event.TerraformEvent.DriftDetected;
import dev.tidemark.event.TerraformEvent.DriftNotFound;
import dev.tidemark.event.TerraformEvent.Origin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One project of a drift detection, told by webhook or API.
 *
 * @param failed whether it could not be compared, so that nothing is known
 */
record DetectedProject(
        AtlantisProject project, boolean drifted, PlanCounts counts, boolean failed) {

    static DetectedProject inWebhook(JsonNode node) {
        return of(node, Fields.text(node, "path"), node);
    }

    static DetectedProject inAnswer(JsonNode node) {
        return of(node, Fields.text(node, "directory"), node.path("drift"));
    }

    private static DetectedProject of(JsonNode node, String dir, JsonNode counts) {
        String workspace = Fields.textOrNull(node, "workspace");
        var project =
                new AtlantisProject(
                        dir,
                        workspace == null ? "default" : workspace,
                        Fields.textOrNull(node, "project_name"));
        if (Fields.textOrNull(node, "error") != null) {
            return new DetectedProject(project, false, PlanCounts.NONE, true);
        }
        return new DetectedProject(project, Fields.flag(node, "has_drift"), counts(counts), false);
    }

    private static PlanCounts counts(JsonNode node) {
        return new PlanCounts(
                Fields.count(node, "to_add"),
                Fields.count(node, "to_change"),
                Fields.count(node, "to_destroy"),
                Fields.count(node, "to_import"),
                Fields.count(node, "to_forget"));
    }

    /** The same for the webhook and the answer of one detection. */
    Fact fact(Repository repository, String detection) {
        return Fact.of(
                "drift",
                repository.toString(),
                detection,
                project.dir(),
                project.workspace(),
                project.name() == null ? "" : project.name());
    }

    Event event(@Nullable String detection, @Nullable String ref) {
        if (!drifted) {
            return new DriftNotFound(project, Origin.DETECTION, detection, ref);
        }
        long resources =
                counts.add()
                        + counts.change()
                        + counts.destroy()
                        + counts.imports()
                        + counts.forget();
        return new DriftDetected(
                project,
                Origin.DETECTION,
                detection,
                ref,
                counts,
                List.of(),
                (int) Math.min(resources, Integer.MAX_VALUE));
    }
}
