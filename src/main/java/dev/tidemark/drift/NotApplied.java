package dev.tidemark.drift;

import dev.tidemark.argocd.EpisodePlace;
import dev.tidemark.atlantis.ChangeRuns;
import dev.tidemark.atlantis.ProjectStanding;
import dev.tidemark.event.AtlantisProject;
import dev.tidemark.event.Subject;
import dev.tidemark.mapping.Mapping;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A pull request that was merged with a plan of a project that was not applied, until an apply of
 * another one brought it along.
 *
 * @param change subject of the pull request
 * @param project subject of the project, by its place
 * @param mergedAt when the pull request was
 * @param applied the first apply of the project after the merge; null if there is none
 */
record NotApplied(String change, String project, Instant mergedAt, @Nullable Applied applied) {

    /** The same as an episode; nothing if all that was told of the pull request says otherwise. */
    Optional<Episode> episode(ChangeRuns runs, String repository, Mapping mapping) {
        return runs.projects().stream()
                .filter(standing -> standing.state() == ProjectStanding.State.NOT_APPLIED)
                .filter(standing -> isOf(standing.project()))
                .findFirst()
                .map(standing -> episode(standing, repository, mapping));
    }

    private boolean isOf(AtlantisProject other) {
        List<String> parts = new Subject(project).parts();
        return parts.get(1).equals(other.dir()) && parts.get(2).equals(other.workspace());
    }

    /** What it is of, among episodes of this kind. */
    String key() {
        return change + " " + project;
    }

    EpisodePlace place() {
        return new EpisodePlace(applied == null, mergedAt, key());
    }

    String repositoryId() {
        return new Subject(change).parts().getFirst();
    }

    private long number() {
        return Long.parseLong(new Subject(change).parts().getLast());
    }

    private Episode episode(ProjectStanding standing, String repository, Mapping mapping) {
        AtlantisProject told = standing.project();
        return new Episode(
                EpisodeKind.NOT_APPLIED,
                key(),
                null,
                new Episode.TerraformPlace(repository, told, number()),
                mapping.environmentOfNamed(repository, told),
                mergedAt,
                applied == null ? null : applied.at(),
                applied == null ? null : Ending.APPLY,
                applied == null ? null : applied.by(),
                applied == null ? null : applied.change(),
                true,
                List.of(),
                0,
                standing.planned(),
                0,
                null);
    }
}
