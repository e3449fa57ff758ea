package dev.tidemark.project;

import dev.tidemark.event.AtlantisProject;
import dev.tidemark.event.Event;
import dev.tidemark.event.LockEvent;
import dev.tidemark.event.Repository;
import dev.tidemark.event.Subject;
import dev.tidemark.event.TerraformEvent;
import dev.tidemark.projection.Column;
import dev.tidemark.projection.Entry;
import dev.tidemark.projection.JoinedFact;
import dev.tidemark.projection.Projection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One row per Terraform project that was locked or looked at. */
@Singleton
class ProjectProjection implements Projection<TerraformProject> {

    @Override
    public String name() {
        return "project";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Class<TerraformProject> model() {
        return TerraformProject.class;
    }

    @Override
    public Set<String> keys(Entry entry) {
        Repository repository = entry.envelope().repository();
        AtlantisProject project = project(entry.event());
        return repository == null || project == null
                ? Set.of()
                : Set.of(Subject.project(repository, project).value());
    }

    private static @Nullable AtlantisProject project(Event event) {
        return switch (event) {
            case LockEvent.Acquired acquired -> acquired.project();
            case LockEvent.Released released -> released.project();
            case TerraformEvent.DriftDetected detected -> detected.project();
            case TerraformEvent.DriftNotFound notFound -> notFound.project();
            // Plans and applies belong to their pull request and are found there.
            default -> null;
        };
    }

    @Override
    public TerraformProject evolve(@Nullable TerraformProject current, JoinedFact fact) {
        String repository = Objects.requireNonNull(fact.repository()).toString();
        return TerraformProject.evolve(current, repository, fact);
    }

    @Override
    public List<Column<TerraformProject>> columns() {
        return List.of(Column.text("repository", TerraformProject::repository));
    }
}
