package dev.tidemark.project;

import dev.tidemark.atlantis.ProjectLinks;
import dev.tidemark.atlantis.RunDocument;
import dev.tidemark.event.Actor;
import dev.tidemark.event.AtlantisProject;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One Terraform project as JSON; what is not known is left out. */
@Schema(description = "One Terraform project of Atlantis")
public record ProjectDocument(
        @Schema(description = "`owner/name`, as it is called now") String repository,
        @Schema(description = "Last part of its address") String key,
        AtlantisProject project,
        String environment,
        @Nullable AppliedDocument lastApply,
        @Schema(description = "Open pull requests that planned it") List<InChangeDocument> open,
        @Schema(description = "Pull requests merged since the last apply that were not applied")
                List<Long> notApplied,
        @Nullable LockDocument lock,
        @Nullable LookDocument outsideTerraform,
        @Schema(description = "By pull request; only where one project is asked for")
                @Nullable Map<Long, List<RunDocument>> history) {

    /** The last apply. */
    public record AppliedDocument(long change, @Nullable Actor by, RunDocument run) {}

    /** Where it stands in one pull request. */
    public record InChangeDocument(
            long change,
            String state,
            @Schema(description = "Its head or its base moved since the plan") boolean stale) {}

    /** The lock while it is held. */
    public record LockDocument(long change, @Nullable Actor by, java.time.Instant since) {}

    /** What the last look found. */
    public record LookDocument(
            java.time.Instant at,
            String origin,
            @Schema(description = "How many resources differ; 0 for none") int resources) {}

    static ProjectDocument of(
            ProjectSummary project, @Nullable Map<Long, List<RunDocument>> history) {
        ProjectSummary.Applied applied = project.lastApply();
        TerraformProject.Lock lock = project.lock();
        TerraformProject.Look look = project.look();
        return new ProjectDocument(
                project.repository(),
                ProjectLinks.key(project.project()),
                project.project(),
                project.environment(),
                applied == null
                        ? null
                        : new AppliedDocument(
                                applied.change(), applied.by(), RunDocument.of(applied.run())),
                project.open().stream()
                        .map(each ->
                                new InChangeDocument(
                                        each.change(),
                                        each.standing().state().word(),
                                        each.isStale()))
                        .toList(),
                project.notApplied().stream().map(ProjectSummary.InChange::change).toList(),
                lock == null || !lock.isHeld()
                        ? null
                        : new LockDocument(lock.change(), lock.by(), lock.since()),
                look == null
                        ? null
                        : new LookDocument(
                                look.at(),
                                look.origin().name().toLowerCase(java.util.Locale.ROOT),
                                look.resources()),
                history);
    }
}
