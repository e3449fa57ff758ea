package dev.tidemark.drift;

import dev.tidemark.event.ActorProof;
import dev.tidemark.event.AtlantisProject;
import dev.tidemark.event.Repository;
import dev.tidemark.event.Subject;
import dev.tidemark.mapping.Mapping;
import dev.tidemark.projection.Column;
import dev.tidemark.projection.Entry;
import dev.tidemark.projection.History;
import dev.tidemark.projection.JoinedFact;
import dev.tidemark.projection.Projection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One row per Terraform project that somebody looked at for drift or that was applied, by its
 * place: its name is not always told.
 */
@Singleton
class DriftProjection implements Projection<TerraformDrift> {

    private final Mapping mapping;

    @Inject
    DriftProjection() {
        this(Mapping.DEFAULT);
    }

    private DriftProjection(Mapping mapping) {
        this.mapping = mapping;
    }

    @Override
    public Mapping mapping() {
        return mapping;
    }

    @Override
    public DriftProjection by(Mapping other) {
        return new DriftProjection(other);
    }

    @Override
    public String name() {
        return "drift";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public Class<TerraformDrift> model() {
        return TerraformDrift.class;
    }

    @Override
    public Set<String> keys(Entry entry) {
        Repository repository = entry.envelope().repository();
        AtlantisProject project = TerraformDrift.project(entry.event());
        return repository == null || project == null
                ? Set.of()
                : Set.of(Subject.project(repository, project.unnamed()).value());
    }

    @Override
    public TerraformDrift evolve(@Nullable TerraformDrift current, JoinedFact fact) {
        TerraformDrift known = current == null ? TerraformDrift.UNSEEN : current;
        // Nobody's claim makes an apply: who can edit a comment could write one.
        return fact.proof() == ActorProof.CLAIMED
                ? known
                : known.after(fact, Objects.requireNonNull(fact.repository()).toString(), mapping);
    }

    @Override
    public List<Column<TerraformDrift>> columns() {
        return List.of(Column.time("first_look_at", TerraformDrift::firstLookAt));
    }

    @Override
    public List<History<TerraformDrift, ?>> histories() {
        return List.of(episodes(), applies());
    }

    private static History<TerraformDrift, OutsideEpisode> episodes() {
        return new History<>(
                "episode",
                drift -> drift.episode() == null ? List.of() : List.of(drift.episode()),
                OutsideEpisode::id,
                List.of(
                        Column.time("opened_at", OutsideEpisode::openedAt),
                        Column.time("seen_at", OutsideEpisode::seenAt),
                        Column.time("closed_at", OutsideEpisode::closedAt),
                        Column.text("environment", OutsideEpisode::environment)),
                List.of("opened_at desc", "closed_at"));
    }

    private static History<TerraformDrift, Applied> applies() {
        return new History<>(
                "apply",
                drift -> drift.applied() == null ? List.of() : List.of(drift.applied()),
                Applied::id,
                List.of(Column.time("applied_at", Applied::at)),
                List.of("key, applied_at"));
    }
}
