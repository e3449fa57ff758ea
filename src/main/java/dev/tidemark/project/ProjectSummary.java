package dev.tidemark.project;

import dev.tidemark.atlantis.ChangeRuns;
import dev.tidemark.atlantis.Command;
import dev.tidemark.atlantis.ProjectRun;
import dev.tidemark.atlantis.ProjectStanding;
import dev.tidemark.event.Actor;
import dev.tidemark.event.AtlantisProject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One Terraform project as it stands now.
 *
 * @param repositoryId host and GitHub's id; host and name while nobody knows the id
 * @param repository {@code owner/name}
 * @param environment by the mapping
 * @param lastApply the newest that succeeded; null if none is known
 * @param open pull requests that are open and planned it, the newest first
 * @param notApplied pull requests that were merged after that apply, whose plan never was
 * @param lock null if it was never seen to be locked
 * @param look the last look for drift; null if nobody looked
 */
public record ProjectSummary(
        String repositoryId,
        String repository,
        AtlantisProject project,
        String environment,
        @Nullable Applied lastApply,
        List<InChange> open,
        List<InChange> notApplied,
        TerraformProject.@Nullable Lock lock,
        TerraformProject.@Nullable Look look) {

    public ProjectSummary {
        open = List.copyOf(open);
        notApplied = List.copyOf(notApplied);
    }

    /** An apply, of which pull request, and who asked for it. */
    public record Applied(long change, ProjectRun run, @Nullable Actor by) {}

    /** Where it stands in one pull request. */
    public record InChange(long change, ProjectStanding standing, ChangeRuns runs) {

        /** Why its plan is not to be trusted any more though it waits. */
        public boolean isStale() {
            return standing.state() == ProjectStanding.State.STALE
                    || standing.last(Command.PLAN).filter(runs::hasBaseMovedSince).isPresent();
        }
    }

    /** Whether this is that project; one that was told without a name is told by its place. */
    boolean isOf(AtlantisProject told) {
        return told.name() == null
                ? told.dir().equals(project.dir()) && told.workspace().equals(project.workspace())
                : told.name().equals(project.name());
    }

    /** Whether the lock is held for longer than this. */
    public boolean isLockedLongerThan(Duration age, Instant now) {
        return lock != null && lock.isHeld() && lock.since().plus(age).isBefore(now);
    }
}
