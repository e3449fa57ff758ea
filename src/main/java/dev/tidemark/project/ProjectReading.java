package dev.tidemark.project;

import dev.tidemark.atlantis.ChangeRuns;
import dev.tidemark.atlantis.Command;
import dev.tidemark.atlantis.Outcome;
import dev.tidemark.atlantis.ProjectLinks;
import dev.tidemark.atlantis.ProjectRun;
import dev.tidemark.atlantis.ProjectStanding;
import dev.tidemark.event.AtlantisProject;
import dev.tidemark.mapping.Mapping;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the projects of one repository stand, from the pull requests that planned them and from
 * what was seen of their locks and of drift.
 */
final class ProjectReading {

    private final String repositoryId;
    private final String repository;
    private final Mapping mapping;
    private final Map<String, Gathered> projects = new LinkedHashMap<>();

    private static final class Gathered {

        private final AtlantisProject project;
        private final List<ProjectSummary.InChange> changes = new ArrayList<>();
        private TerraformProject.@Nullable Lock lock;
        private TerraformProject.@Nullable Look look;

        Gathered(AtlantisProject project) {
            this.project = project;
        }
    }

    ProjectReading(String repositoryId, String repository, Mapping mapping) {
        this.mapping = mapping;
        this.repositoryId = repositoryId;
        this.repository = repository;
    }

    void add(long change, ChangeRuns runs) {
        for (ProjectStanding standing : runs.projects()) {
            gathered(standing.project())
                    .changes
                    .add(new ProjectSummary.InChange(change, standing, runs));
        }
    }

    void add(TerraformProject seen) {
        Gathered gathered = gathered(seen.project());
        gathered.lock = seen.lock() == null ? gathered.lock : seen.lock();
        gathered.look = seen.look() == null ? gathered.look : seen.look();
    }

    private Gathered gathered(AtlantisProject project) {
        return projects.computeIfAbsent(ProjectLinks.key(project), none -> new Gathered(project));
    }

    /** By name; what is known without a name only goes to the one project in its place. */
    List<ProjectSummary> summaries() {
        mergeUnnamed();
        return projects.values().stream()
                .map(this::summary)
                .sorted(Comparator.comparing(summary -> ProjectLinks.key(summary.project())))
                .toList();
    }

    private void mergeUnnamed() {
        for (Gathered unnamed : List.copyOf(projects.values())) {
            String name = unnamed.project.name();
            if (name != null && !name.isEmpty()) {
                continue;
            }
            List<Gathered> named =
                    projects.values().stream()
                            .filter(each -> each != unnamed && isInSamePlace(each, unnamed))
                            .toList();
            if (named.size() == 1) {
                Gathered target = named.getFirst();
                target.changes.addAll(unnamed.changes);
                target.lock = target.lock == null ? unnamed.lock : target.lock;
                target.look = target.look == null ? unnamed.look : target.look;
                projects.remove(ProjectLinks.key(unnamed.project));
            }
        }
    }

    private static boolean isInSamePlace(Gathered one, Gathered other) {
        return one.project.dir().equals(other.project.dir())
                && one.project.workspace().equals(other.project.workspace());
    }

    private ProjectSummary summary(Gathered gathered) {
        gathered.changes.sort(Comparator.comparingLong(ProjectSummary.InChange::change).reversed());
        ProjectSummary.Applied applied = lastApply(gathered.changes);
        return new ProjectSummary(
                repositoryId,
                repository,
                gathered.project,
                mapping.environmentOfNamed(repository, gathered.project),
                applied,
                gathered.changes.stream().filter(each -> each.standing().isOpen()).toList(),
                gathered.changes.stream()
                        .filter(each ->
                                each.standing().state() == ProjectStanding.State.NOT_APPLIED)
                        .filter(each -> isAfter(each, applied))
                        .toList(),
                gathered.lock,
                gathered.look);
    }

    /** An apply of a later pull request brought what was merged before it along. */
    private static boolean isAfter(
            ProjectSummary.InChange change, ProjectSummary.@Nullable Applied applied) {
        return applied == null
                || change.runs()
                        .heads()
                        .mergedAt()
                        .filter(merged -> merged.isAfter(applied.run().startedAt()))
                        .isPresent();
    }

    private static ProjectSummary.@Nullable Applied lastApply(
            List<ProjectSummary.InChange> changes) {
        ProjectSummary.Applied last = null;
        for (ProjectSummary.InChange change : changes) {
            for (ProjectRun run : change.standing().runs()) {
                boolean isApply =
                        run.command() == Command.APPLY && run.outcome() == Outcome.SUCCEEDED;
                if (isApply && (last == null || isLater(run, last.run()))) {
                    last =
                            new ProjectSummary.Applied(
                                    change.change(), run, change.runs().askedBy(run).orElse(null));
                }
            }
        }
        return last;
    }

    private static boolean isLater(ProjectRun run, ProjectRun other) {
        return run.startedAt().isAfter(other.startedAt());
    }
}
